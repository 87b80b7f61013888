"""What the promises need: a person at a fresh Troth, and the tools to look at the disk."""
