"""Rows in, rows out: the only package that speaks SQL to a driver.

What a personal table keeps is sealed before it comes here. The store knows
persons by id only, and relies on the vault for secrecy.
"""
