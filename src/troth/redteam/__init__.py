"""Scripted users against a model, with the guard off and on, on the same words."""
