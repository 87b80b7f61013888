"""The primitives, from one library. Nothing here knows what it protects."""
