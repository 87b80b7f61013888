"""Model files: which ones, where they are, and that they are the right ones."""
