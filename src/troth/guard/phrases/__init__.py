"""Turns of phrase by language, written for this project. Read each as careful guesses."""
