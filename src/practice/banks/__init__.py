"""YAML documents: question banks and round recipes."""
