"""The settings: `config.toml`, read strictly and changed one line at a time."""
