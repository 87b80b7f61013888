"""People's rights: see everything, take it away, have it erased."""
