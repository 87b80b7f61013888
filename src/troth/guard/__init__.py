"""Decisions about what a person may be shown, and what a person in need is told.

Pure functions from values to values, with the reason in the result. Nothing here
keeps state, reads a clock or opens a socket; one loader reads one resource file.
"""
