"""Troth: an AI companion and a matchmaker that keep their word."""

__version__ = "2026.11.0"
