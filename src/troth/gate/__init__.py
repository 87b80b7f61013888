"""The only way to touch what a person told Troth, and the only way out.

`Gate.enter(person, purpose)` gives a room, or refuses with a reason. In the room data is
clear, only the fields of that purpose; outside it is sealed. Only a room can send.
"""
