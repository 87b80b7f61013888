"""Style, scripts and pictures: read once, served under an address that names their content.

A file's address holds a digest over all of them, so a browser may keep them for good, and a
new version has new addresses. Modules import each other by relative paths.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from troth.errors import NotFound

_KINDS: Final[Mapping[str, str]] = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
}
_FOR_GOOD: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """Every file that pages use, by name, and the digest over all of them."""

    contents: Mapping[str, bytes]
    digest: str

    @classmethod
    def load(cls) -> "StaticFiles":
        """Read the files that are shipped."""
        folder = files("troth.web").joinpath("static")
        named = {one.name: one.read_bytes() for one in folder.iterdir() if _kind(one.name)}
        contents = dict(sorted(named.items()))
        whole = hashlib.sha256()
        for name, data in contents.items():
            whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
        return cls(contents, whole.hexdigest()[:16])

    def address(self, name: str) -> str:
        """Return the address of a file. Raises KeyError for one that does not exist."""
        if name not in self.contents:
            raise KeyError(name)
        return f"/static/{self.digest}/{name}"

    async def serve(self, request: Request) -> Response:
        """Return a file. Raises NotFound, also for the digest of another version."""
        name, digest = request.path_params["name"], request.path_params["digest"]
        data = self.contents.get(name)
        if data is None or digest != self.digest:
            message = "There is no such file in this version. Load the page again."
            raise NotFound(message)
        headers = {"cache-control": _FOR_GOOD, "content-type": _kind(name) or ""}
        return Response(data, headers=headers)


def _kind(name: str) -> str | None:
    return _KINDS.get(name.rpartition(".")[2])
