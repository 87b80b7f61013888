"""The matchmaker: who might like whom, why, and who is shown to whom.

Pure functions from arrays to arrays. Nothing here knows a name, a place on the map, a store or a
clock; what a person does not share never comes in, so it cannot come out.
"""
