"""Turns of phrase by language, written for this project. Careful guesses, not a diagnosis."""
