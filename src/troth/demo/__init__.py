"""Invented people and talks, to look around in. Nothing here is about anybody."""
