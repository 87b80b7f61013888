"""A document as plain text for a terminal, and as JSON for programs. Both say all of it."""

from collections.abc import Iterator, Sequence

from troth import clock
from troth.policy.document import Policy
from troth.policy.safety import Help, Safety, There
from troth.policy.sentence import Section, Sentence, Table
from troth.words import Json


def text(policy: Policy, label: Section) -> str:
    """Write the policy as plain text, the label behind the summary."""
    parts = [
        policy.title.text,
        *(_text(one) for one in (policy.summary, label, *policy.sections)),
        f"Registry {policy.digest}",
    ]
    return "\n\n\n".join(parts) + "\n"


def told(policy: Policy, label: Section) -> dict[str, Json]:
    """Write the policy as JSON: every sentence with its key and its paths."""
    return {
        "title": sentence(policy.title),
        "installation": policy.installation,
        "version": policy.number,
        "since": clock.text(policy.since) if policy.since else None,
        "registry": policy.digest,
        "summary": section(policy.summary),
        "label": section(label),
        "sections": [section(one) for one in policy.sections],
    }


def section(one: Section) -> dict[str, Json]:
    """Write a section as JSON. What it does not have is left out."""
    parts: dict[str, Json] = {
        "id": one.id,
        "title": sentence(one.title),
        "sentences": [sentence(each) for each in one.sentences],
    }
    if one.table is not None:
        parts["table"] = {
            "heads": [*one.table.heads],
            "rows": [[sentence(cell) for cell in row] for row in one.table.rows],
        }
    if one.law:
        parts["law"] = [sentence(each) for each in one.law]
    if one.parts:
        parts["parts"] = [section(part) for part in one.parts]
    return parts


def sentence(one: Sentence) -> dict[str, Json]:
    """Write a sentence as JSON."""
    return {"key": one.key, "text": one.text, "paths": [*one.paths]}


def lines(one: Section, *, depth: int = 0) -> Iterator[str]:
    """Yield a section line by line: the title underlined, each statement on a line of its own."""
    yield one.title.text
    yield ("-" if depth else "=") * len(one.title.text)
    yield from (each.text for each in one.sentences)
    if one.table is not None:
        yield from _rows(one.table)
    yield from (f"Law: {each.text}" for each in one.law)
    for part in one.parts:
        yield ""
        yield from lines(part, depth=depth + 1)


def _text(one: Section) -> str:
    return "\n".join(lines(one))


def _rows(table: Table) -> Iterator[str]:
    """Yield one line for each row, its cells below one another; the last may be long."""
    cells: Sequence[tuple[str, ...]] = [
        table.heads,
        *(tuple(cell.text for cell in row) for row in table.rows),
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def safety_text(page: Safety) -> str:
    """Write the safety page as plain text, whom to call first."""
    first = [page.title.text, "=" * len(page.title.text)]
    if page.warning is not None:
        first += [page.warning.text, ""]
    first.append(page.emergency.text)
    if page.own is None:
        first += ["", "Troth knows no line in your country. These are in others:"]
    first += [line for one in _countries(page) for line in ("", f"{one.name}:", *_helps(one))]
    return "\n\n\n".join(("\n".join(first), *(_text(one) for one in page.sections))) + "\n"


def safety_told(page: Safety) -> dict[str, Json]:
    """Write the safety page as JSON."""
    return {
        "title": sentence(page.title),
        "emergency": sentence(page.emergency),
        "warning": sentence(page.warning) if page.warning else None,
        "country": page.own.code if page.own else None,
        "countries": [
            {"code": one.code, "name": one.name, "lines": [_help(each) for each in one.lines]}
            for one in _countries(page)
        ],
        "checked_on": page.checked_on.isoformat(),
        "valid_until": page.valid_until.isoformat(),
        "stale": page.is_stale,
        "source": page.source,
        "protocol": page.protocol,
        "sections": [section(one) for one in page.sections],
    }


def _countries(page: Safety) -> tuple[There, ...]:
    """Return the countries to show: one's own first."""
    return (*((page.own,) if page.own else ()), *page.elsewhere)


def _helps(there: There) -> Iterator[str]:
    yield from (f"  {one.sentence}" for one in there.lines)


def _help(one: Help) -> dict[str, Json]:
    line = one.line
    return {
        "name": line.name,
        "about": line.about,
        "call": [*line.call],
        "text": line.text or None,
        "text_word": line.text_word or None,
        "hours": line.hours,
        "languages": [*line.languages],
        "website": line.website,
        "sentence": one.sentence,
    }
