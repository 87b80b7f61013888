"""What the guard hears by: lines written for it, and how the reader learns from them.

`python -m training.guard.train` needs the dependency group `train`; Troth itself never does.
"""
