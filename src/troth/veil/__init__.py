"""The veil: what tells who somebody is, found, masked and put back. No provider, no store."""
