"""Fakes for tests, shipped with Troth: they keep the same promises as the real parts."""
