"""What a person said yes or no to, and what follows from it.

Events are only ever added. The decision is a pure function of them, the notice in force
and the time. No event means no.
"""
