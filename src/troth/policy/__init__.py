"""What Troth says about itself: the policy, the privacy label, the safety page.

Nothing is written here that the registry says: sentences are made from it, and each one
carries the place it comes from. Fixed sentences name the module that keeps them true.
"""
