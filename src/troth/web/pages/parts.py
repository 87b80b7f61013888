"""`/-/parts`: every part that pages are made of, on one page, to look at before drawing another."""

from starlette.requests import Request
from starlette.responses import Response

from troth.front.route import Guarded
from troth.people.access import Data, Need, Operation
from troth.web.charts import Bar, bars
from troth.web.site import Site
from troth.words import ACCOUNT_RUN

_LOOK = Need(ACCOUNT_RUN, Operation.SEE, Data.OPEN)
_TEXT = """\
**Bold**, *leaning* and `code` in a line. A link [stays](https://example.org) as it was written.

- one thing
- another thing

> Somebody else's words.

```
x = 1
```"""
_BARS = (
    Bar(label="Let Troth keep your talks", count=14),
    Bar(label="Let your companion answer you", count=9),
    Bar(label="Show, hand over and erase your data", count=2),
)


def routes(site: Site) -> list[Guarded]:
    """Return the routes of these pages."""

    async def parts(request: Request) -> Response:
        drawn = bars("example", "Your talks were read 14 times in 7 days.", _BARS)
        return site.render.page(request, "parts.html", text=_TEXT, drawn=drawn)

    return [site.guard.route("/-/parts", parts, need=_LOOK)]
