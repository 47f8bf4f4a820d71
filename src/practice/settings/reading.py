"""Reading `config.toml`; where there is none, nothing is loaded for it and every setting has its default."""

from pathlib import Path

from practice.model.settings import Settings
from practice.settings.files import read_bytes


def read_settings(path: Path) -> Settings:
    """What the person has chosen. Raises SettingsError, which names the line and what to write there."""
    data = read_bytes(path)
    if data is None:
        return Settings()
    from practice.settings.document import settings_of, text_of

    return settings_of(text_of(data, path), path)
