"""The server of files: it sends what is asked for, cuts as often as it is told, and waits."""

import httpx2

from troth.testing.shelf import Shelf


def test_it_cuts_so_often_and_then_sends_the_rest() -> None:
    """The first answer breaks off, the next is what was asked for, to its end."""
    data = bytes(range(256)) * 400
    with Shelf(data, cuts=1) as shelf:
        try:
            httpx2.get(shelf.url)
            whole = True
        except httpx2.RemoteProtocolError:
            whole = False
        rest = httpx2.get(shelf.url, headers={"range": "bytes=50000-"})

    assert not whole
    assert (rest.status_code, rest.content) == (206, data[50_000:])
    assert shelf.ranges == ["", "bytes=50000-"]
