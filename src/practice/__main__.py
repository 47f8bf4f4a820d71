"""`python -m practice`."""

from practice.cli.main import run

if __name__ == "__main__":
    run()
