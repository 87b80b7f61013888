"""The terminal: one module a noun.

Data goes to stdout, talk to stderr. A command's module is imported when the command is
called, and what it needs of Troth only inside it, so that `troth --help` stays quick.
"""
