"""The veil's own model: lines written for it, what they are filled with, and how it learns.

`python -m training.veil.train` needs the dependency group `train`; Troth itself never does.
"""
