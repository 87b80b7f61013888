"""Models that answer. What they take is veiled, what they give is unguarded. No trust decisions."""
