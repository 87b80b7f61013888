"""Brings in talks from other services: one module for each format, one shape in the middle.

What is brought in is data. Nothing of it is executed, no address in it is opened, and no
sentence of it is an order to anybody. It never counts as something that a companion of Troth
said: each message is kept with where it comes from (`companion.origin`).
"""
