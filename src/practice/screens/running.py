"""A sitting on the full screen, from its first page to its end."""

import asyncio

from practice.screens.stage import Stage
from practice.sittings.script import Sitting


def run_sitting(sitting: Sitting[object]) -> int:
    """Show every page and play every round; the exit status. Errors come out after the terminal is back."""

    async def show() -> int:
        return await Stage(sitting).run()

    return asyncio.run(show())
