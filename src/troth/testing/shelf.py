"""A server of files on loopback, for tests of what fetches them: it cuts, and it waits."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

_PART = 50_000


class Shelf:
    """Offers one file. cuts: so many answers break off after a part, or bring nothing more.

    waits: an answer stops after its first part until this is set. ranges: what each request
    asked for.
    """

    def __init__(self, data: bytes, *, cuts: int = 2) -> None:
        self.ranges: list[str] = []
        self.waits: threading.Event | None = None
        shelf = self

        class Hand(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Send the file from where it is asked for."""
                told = self.headers.get("range", "")
                shelf.ranges.append(told)
                start = int(told[6:-1]) if told else 0
                self.send_response(206 if start else 200)
                if start:
                    self.send_header("content-range", f"bytes {start}-{len(data) - 1}/{len(data)}")
                self.send_header("content-length", str(len(data) - start))
                self.end_headers()
                self.close_connection = True
                if len(shelf.ranges) <= cuts:
                    self.wfile.write(data[start:_PART])
                    return
                self._send(data[start:])

            def _send(self, rest: bytes) -> None:
                self.wfile.write(rest[:_PART])
                if shelf.waits is not None:
                    shelf.waits.wait(30)
                try:
                    self.wfile.write(rest[_PART:])
                except OSError:  # nobody waits for it any more
                    return

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Hand)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/file.gguf"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def goes_on(self) -> None:
        """Let every answer go on, this one and those that come."""
        if self.waits is not None:
            self.waits.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.goes_on()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
