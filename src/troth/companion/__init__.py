"""The companion: who speaks, what it says of itself, and how one answer is made."""
