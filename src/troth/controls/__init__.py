"""Checks of the whole house, and what to do about what they find."""
