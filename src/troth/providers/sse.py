"""Events from a stream of bytes, however the bytes are cut.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation.
One thing is kinder here: an event at the very end counts without the empty line after it, as
several servers leave that out. Whether its words are whole is for the reader of them to see.
"""

import re
from dataclasses import dataclass

LONGEST = 1_048_576
"""The longest line and the longest event, in bytes."""
_END = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"


class Garbage(ValueError):
    """Bytes that are no events: not UTF-8, or longer than anybody would write."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name (`message` if it has none) and what it says."""

    name: str
    data: str


class Events:
    """Reads one stream. What it keeps is never more than one line and one event."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._first = True
        self._after_cr = False
        self._name = ""
        self._data: list[str] = []
        self._size = 0

    def feed(self, data: bytes) -> list[Event]:
        """Return the events that these bytes bring to their end. Raises Garbage."""
        if not data:
            return []
        if self._after_cr:
            data = data.removeprefix(b"\n")
        at = 0
        found: list[Event] = []
        for end in _END.finditer(data):
            line = data[at : end.start()]
            at = end.end()
            if self._rest:
                line = bytes(self._rest) + line
                self._rest.clear()
            found += self._line(line)
        self._after_cr = data.endswith(b"\r")
        self._rest += data[at:]
        if len(self._rest) > LONGEST:
            raise Garbage
        return found

    def finish(self) -> list[Event]:
        """Return the event that was still under way when the bytes ended. Raises Garbage."""
        last = self._line(bytes(self._rest)) if self._rest else []
        self._rest.clear()
        return last + self._line(b"")

    def _line(self, line: bytes) -> list[Event]:
        if self._first:
            self._first = False
            line = line.removeprefix(_BOM)
        if not line:
            return self._dispatch()
        self._size += len(line)
        if self._size > LONGEST:
            raise Garbage
        try:
            name, _, value = line.decode("utf-8").partition(":")
        except UnicodeDecodeError:
            raise Garbage from None
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._name = value
        return []

    def _dispatch(self) -> list[Event]:
        found = [Event(self._name or "message", "\n".join(self._data))] if self._data else []
        self._name, self._data, self._size = "", [], 0
        return found
