"""Secrets from the operating system."""

import secrets


def secret(size: int = 32) -> bytes:
    """Return `size` random bytes."""
    return secrets.token_bytes(size)
