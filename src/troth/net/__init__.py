"""The only calls that Troth makes to others. Which addresses, and how. No trust decisions."""
