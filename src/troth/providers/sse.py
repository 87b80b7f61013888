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
_DATA = b"data: "


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
        self._after_cr = data.endswith(b"\r")
        *lines, rest = _END.split(data)
        if lines and self._rest:
            lines[0] = bytes(self._rest) + lines[0]
            self._rest.clear()
        found: list[Event] = []
        for line in lines:
            if line:
                self._line(line)
            elif (event := self._dispatch()) is not None:
                found.append(event)
        self._rest += rest
        if len(self._rest) > LONGEST:
            raise Garbage
        return found

    def finish(self) -> list[Event]:
        """Return the event that was still under way when the bytes ended. Raises Garbage."""
        if self._rest:
            self._line(bytes(self._rest))
        self._rest.clear()
        last = self._dispatch()
        return [] if last is None else [last]

    def _line(self, line: bytes) -> None:
        if self._first:
            self._first = False
            line = line.removeprefix(_BOM)
        self._size += len(line)
        if self._size > LONGEST:
            raise Garbage
        try:
            if line.startswith(_DATA):
                self._data.append(line[len(_DATA) :].decode("utf-8"))
                return
            name, _, value = line.decode("utf-8").partition(":")
        except UnicodeDecodeError:
            raise Garbage from None
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._name = value

    def _dispatch(self) -> Event | None:
        """Return the event that ends here, if there is one."""
        found = Event(self._name or "message", "\n".join(self._data)) if self._data else None
        self._name, self._data, self._size, self._first = "", [], 0, False
        return found
