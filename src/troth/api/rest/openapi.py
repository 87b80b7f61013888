"""The OpenAPI 3.1 document of `/api`, made from the addresses themselves.

FastAPI describes what goes in and out. Added here is what every address has in common: who
may ask, which problems may come, and where an `Idempotency-Key` counts. The page at
`/api/docs` and `docs/reference/api.md` are made from this document.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.responses import Response

import troth
from troth.api.rest.idempotency import HEADER, LONGEST_KEY
from troth.api.rest.meanings import meanings
from troth.api.rest.problems import MEDIA_TYPE
from troth.api.rest.route import Address
from troth.api.rest.shapes import ProblemShape
from troth.front.who import COOKIE
from troth.people.access import Role, may

_TITLE: Final = "Troth"
_ABOUT: Final = (
    "Everything that the pages do. Who asks is told by the cookie of a sign-in, or by an API key. "
    "Errors have one shape (RFC 9457). Lists come in pages: `after` and `limit` go in, `next` "
    "comes back, and a `Link` header. Times are RFC 3339, in UTC. Another person's things "
    "are told to be missing, like those that never were."
)
_TAGS: Final = (
    ("Answers", "Ask a companion."),
    ("Companions", "Whom the person can talk with, and companions of their own."),
    ("Talks", "What was said and kept."),
    ("Imports", "Talks from other services."),
    ("Memory", "What companions remember, from which words, and how to end that."),
    ("Limits", "What no companion may do, breaks, and one's own use."),
    ("Guard", "What the guard changed in answers, and what the person says of that."),
    ("Meeting people", "A profile, whom to meet, and what was decided."),
    ("Consents", "What the person allows."),
    ("Rights", "What was done with the person's data, and the end of it."),
    ("Models", "Who can answer, who does, and what is masked."),
    ("Veil", "What would be masked of a text, and whom the veil knows."),
    ("Account", "Sign-in, name, keys."),
    ("Documents", "What Troth promises, and help in danger."),
    ("Place", "For whoever runs this Troth."),
)
_SAID: Final[Mapping[int, str]] = {
    400: "Something in the request does not fit",
    401: "Nobody is signed in",
    403: "There is no yes for this, or the asker may not do it",
    404: "There is no such thing, or it is somebody else's",
    409: "The first request with this Idempotency-Key still runs, or its answer is not shown again",
    413: "The request is too large",
    422: "The Idempotency-Key came with another request before",
    429: "That was too much at once",
    503: "Names cannot be masked just now",
}
_DROPPED: Final = ("HTTPValidationError", "ValidationError")
"""FastAPI's own shape of a bad request, which never comes here."""

Document = dict[str, Any]  # JSON; pages walk through it


def document(addresses: Sequence[Address]) -> Document:
    """Return the document."""
    routes = [APIRoute(one.path, one.endpoint, **one.told()) for one in addresses]
    found: Document = get_openapi(
        title=_TITLE,
        version=troth.__version__,
        description=_ABOUT,
        routes=routes,
        tags=[{"name": name, "description": said} for name, said in _TAGS],
        servers=[{"url": "/"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    for one in addresses:
        _complete(found["paths"][one.path][one.method.lower()], one)
    parts = found.setdefault("components", {})
    schemas = {k: v for k, v in parts.get("schemas", {}).items() if k not in _DROPPED}
    problem = ProblemShape.model_json_schema(
        ref_template="#/components/schemas/{model}", mode="serialization"
    )
    schemas |= problem.pop("$defs", {})
    parts["schemas"] = {**schemas, "Problem": problem}
    parts["securitySchemes"] = {
        "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        "key": {"type": "http", "scheme": "bearer"},
    }
    found["x-errors"] = [
        {"code": one.code, "status": one.status, "title": one.title, "means": one.means}
        for one in meanings()
    ]
    return found


def _complete(operation: Document, address: Address) -> None:
    """Add to one operation what FastAPI does not know."""
    is_open = may(frozenset({Role.NOBODY}), address.need)
    operation["security"] = [] if is_open else [{"cookie": []}, {"key": []}]
    need = address.need
    operation["x-need"] = {
        "purpose": str(need.purpose),
        "operation": str(need.operation),
        "data": str(need.data),
    }
    if address.repeats:
        operation.setdefault("parameters", []).append(_header())
    if address.takes:
        schema = {"type": "string", "format": "binary"}
        content = {address.takes: {"schema": schema}}
        operation["requestBody"] = {"required": True, "content": content}
    responses = operation["responses"]
    if address.forms:
        responses[str(address.status)]["content"] = _content(address.forms)
    responses.pop("422", None)
    for status in sorted({*_statuses(operation, address, is_open=is_open), *address.other}):
        responses[str(status)] = _problem(_SAID[status])
    responses["5XX"] = _problem("Something is wrong on Troth's side")


def _content(forms: tuple[type[Response], ...]) -> Document:
    """Return what may come where it is not one of the shapes."""
    schemas: Mapping[str, Document] = {
        "application/json": {"type": "object"},
        "text/event-stream": {"type": "string"},
    }
    names = [str(one.media_type) for one in forms]
    return {name: {"schema": schemas.get(name, {})} for name in names}


def _statuses(operation: Document, address: Address, *, is_open: bool) -> set[int]:
    """Return which problems may come, from what the operation takes and needs."""
    found = {429} if is_open else {401, 403, 429}
    parameters = operation.get("parameters", [])
    if "requestBody" in operation:
        found |= {400, 413}
    if any(one["in"] == "path" for one in parameters):
        found.add(404)
    if any(one["in"] != "path" or one["schema"].get("type") != "string" for one in parameters):
        found.add(400)
    return found | {409, 422} if address.repeats else found


def _problem(said: str) -> Document:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": said, "content": {MEDIA_TYPE: {"schema": schema}}}


def _header() -> Document:
    said = (
        "A text of your choice. The same request with the same key is done once; for ten minutes "
        "its answer comes again; one that holds a secret for one minute, and only while what it "
        "opens holds. This is ours, not a standard."
    )
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[ -~]+$"}
    header = {"name": HEADER, "in": "header", "required": False}
    return {**header, "description": said, "schema": schema}
