"""The compiler: what it takes, and above all what it refuses, with file and line."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput, Damaged
from troth.registry.canonical import FORMAT, write
from troth.registry.compile import MOST_CHARACTERS, compile_registry, from_canonical
from troth.registry.purposes import PERSON, UNTIL_ERASED, Basis, UnderRestriction
from troth.words import Level, PurposeId

SHARE, RUN = PurposeId("note.share"), PurposeId("account.run")
SERVED = {SHARE, RUN}
TEXT = '''\
# An invented registry.
[category.person]
label = "your name"
sensitivity = "personal"
[category.person.fields]
"person.name" = "your name"

[category.note]
label = "your notes"
sensitivity = "intimate"
[category.note.fields]
"note.text" = "what you wrote"
"note.at" = "when you wrote"

[recipient.person]
label = "you"
level = "local"
[recipient.model]
label = "a model"
level = "contract"

[purpose."account.run"]
title = "Run your account"
basis = "legal_duty"
legal = "GDPR art. 6(1)(c)"
necessity = "Troth must know who you are."
reads = ["person.*"]
writes = ["person.name"]
recipients = ["person"]
kept_days = "until_erased"
risk = "Somebody could read it."
essential = true
under_restriction = "continues"
without = "Nothing works."
stop = "Erase it."

[purpose."note.share"]
title = "Share your notes"
basis = "consent"
legal = "GDPR art. 6(1)(a)"
necessity = "A model answers what it reads."
reads = [
    "note.*",  # both of them
    "person.name",
]
writes = []
recipients = ["person", "model"]
least_level = "contract"
kept_days = 0
expires_days = 90
risk = """
It can be wrong.
It can be rude."""
essential = false
under_restriction = "stops"
without = "Your notes stay with you."
stop = "Take back your yes."
'''


def compiled(text=TEXT, served=frozenset(SERVED)):
    """Compile a text under the name f.toml."""
    return compile_registry(text, source="f.toml", served=served)


def test_every_key_arrives():
    """What stands in the file stands in the value, with the types of the house."""
    purpose = compiled().purposes[SHARE]

    assert purpose.basis is Basis.CONSENT
    assert purpose.reads == {"note.text", "note.at", "person.name"}
    assert purpose.writes == frozenset()
    assert purpose.recipients == {PERSON, "model"}
    assert (purpose.kept_days, purpose.expires_days) == (0, 90)
    assert purpose.least_level is Level.CONTRACT
    assert purpose.under_restriction is UnderRestriction.STOPS
    assert purpose.risk == "It can be wrong. It can be rude."


def test_what_is_kept_until_erased_outlasts_every_number():
    """`until_erased` compares as longer than any number of days."""
    purpose = compiled().purposes[RUN]

    assert purpose.kept_days == UNTIL_ERASED > 3650
    assert purpose.expires_days is None


# Each mistake: what is replaced, what stands there instead, the text whose (first or, with `-`,
# last) line must be named, and what the message must say.
MISTAKES = {
    "not toml": ('basis = "consent"', "basis = consent", "basis = consent", "not TOML"),
    "an open string": ('title = "Share', 'title = "Share\n', 'title = "Share', "not TOML"),
    "a key twice": ("kept_days = 0", "kept_days = 0\nkept_days = 1", "kept_days = 1", "twice"),
    "a purpose twice": (
        '[purpose."note.share"]',
        "[purpose.'account.run']",
        "[purpose.'account.run']",
        "twice; the first is on line 22",
    ),
    "a field twice": ('"note.at" =', '"note.text" =', '"note.text" = "when', "twice"),
    "a category twice": (
        "[recipient.person]",
        "[category.note]\n[recipient.person]",
        "-[category.note]",
        "twice",
    ),
    "a field of another category": ('"note.at" =', '"person.at" =', '"person.at"', "`note.`"),
    "a category without fields": (
        '"person.name" = "your name"\n',
        "",
        "[category.person.fields]",
        "no fields",
    ),
    "an unknown field": (
        '"person.name",\n',
        '"person.nam",\n',
        '"person.nam"',
        "Did you mean `person.name`?",
    ),
    "a field of nothing": ('writes = ["person.name"]', 'writes = ["ghost.*"]', "ghost", "ghost"),
    "a field named twice": ('"note.*",', '"note.*", "note.text",', '"note.*", "note', "twice"),
    "a recipient nobody knows": (
        '"person", "model"',
        '"person", "modell"',
        "modell",
        "Did you mean `model`?",
    ),
    "a recipient named twice": ('"person", "model"', '"person", "person"', '"person", "p', "twice"),
    "no recipient": (
        'recipients = ["person", "model"]',
        "recipients = []",
        "recipients = []",
        "nobody",
    ),
    "no person": ("[recipient.person]", "[recipient.persona]", "# An", "`person` is missing"),
    "an unknown level": (
        'least_level = "contract"',
        'least_level = "contrakt"',
        "contrakt",
        "Did you mean `contract`?",
    ),
    "an unknown basis": ('"legal_duty"', '"legal_dutty"', "dutty", "Did you mean `legal_duty`?"),
    "an unknown sensitivity": ('"intimate"', '"secret"', '"secret"', "one of technical"),
    "a missing key": (
        'risk = "Somebody could read it."\n',
        "",
        '[purpose."account.run"]',
        "`risk` is missing",
    ),
    "a missing label": ('label = "a model"\n', "", "[recipient.model]", "`label` is missing"),
    "a misspelt key": ('necessity = "A', 'necesity = "A', "necesity", "Did you mean `necessity`?"),
    "an extra key": ("kept_days = 0", "kept_days = 0\ncolour = 1", "colour", "no key `colour`"),
    "an extra table": (
        "# An invented registry.",
        "[purposes.x]",
        "[purposes.x]",
        "Did you mean `purpose`?",
    ),
    "a number as text": ("kept_days = 0", 'kept_days = "0"', 'kept_days = "0"', "whole number"),
    "true as a number": ("kept_days = 0", "kept_days = true", "kept_days = true", "whole"),
    "days below zero": ("kept_days = 0", "kept_days = -1", "kept_days = -1", "whole number"),
    "a fraction of days": ("expires_days = 90", "expires_days = 9.5", "9.5", "whole number"),
    "an expiry of no days": ("expires_days = 90", "expires_days = 0", "expires_days = 0", "from 1"),
    "an expiry for ever": ("expires_days = 90", "expires_days = 99999", "99999", "to 3650"),
    "a text as flag": ("essential = false", 'essential = "no"', 'essential = "no"', "true or"),
    "a list as text": ('stop = "Erase it."', 'stop = ["Erase it."]', "stop = [", "a text"),
    "a text as list": ("writes = []", 'writes = "note.at"', 'writes = "', "a list"),
    "a list of numbers": ("writes = []", "writes = [1]", "writes = [1]", "a list"),
    "a number as table": (
        "[recipient.model]\nlabel",
        "[recipient]\nmodel = 3\nlabel",
        "model = 3",
        "must be a table",
    ),
    "an empty text": ('"Take back your yes."', '""', 'stop = ""', "empty"),
    "a text of spaces": ('"Take back your yes."', '" \\t "', 'stop = " ', "empty"),
    "an empty label": ('label = "your notes"', 'label = ""', 'label = ""', "empty"),
    "an endless text": ('"Take back your yes."', '"' + "a" * 601 + '"', 'stop = "aaa', "longer"),
    "a sign nobody sees": ('"Take back', '"Take\\u202eback', "\\u202e", "cannot be shown"),
    "a NUL": ('"Take back', '"Take\\u0000back', "\\u0000", "cannot be shown"),
    "a name with capitals": (
        "[recipient.model]",
        "[recipient.Model]",
        "[recipient.Model]",
        "no name",
    ),
    "a purpose without a dot": (
        '[purpose."note.share"]',
        "[purpose.share]",
        "[purpose.share]",
        "no name",
    ),
    "consent without an end": (
        "expires_days = 90\n",
        "",
        '[purpose."note.share"]',
        "No yes lasts for ever",
    ),
    "an end without consent": (
        'kept_days = "until_erased"',
        'kept_days = "until_erased"\nexpires_days = 3',
        "expires_days = 3",
        "nobody is asked",
    ),
    "a sending without a level": (
        'least_level = "contract"\n',
        "",
        '[purpose."note.share"]',
        "`least_level` is missing",
    ),
    "a level that anybody has": (
        'least_level = "contract"',
        'least_level = "unknown"',
        'least_level = "unknown"',
        "`contract` or better",
    ),
    "a recipient below the level": (
        'least_level = "contract"',
        'least_level = "local"',
        '"person", "model"',
        "below",
    ),
    "an essential consent": (
        "essential = false",
        "essential = true",
        "-essential = true",
        "cannot rest on consent",
    ),
    "a purpose without data": (
        'reads = [\n    "note.*",  # both of them\n    "person.name",\n]',
        "reads = []",
        "reads = []",
        "nothing is read",
    ),
    "keeping nothing": ("kept_days = 0", "kept_days = 7", "kept_days = 7", "must be 0"),
    "writing and not keeping": (
        'kept_days = "until_erased"',
        "kept_days = 0",
        "kept_days = 0",
        "must be 0",
    ),
    "an unserved purpose": (
        '[purpose."note.share"]',
        '[purpose."note.shared"]',
        "note.shared",
        "Did you mean `note.share`?",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda name: name.replace(" ", "-"))
def test_a_mistake_is_refused_with_file_and_line(mistake):
    """Each mistake is named with the file, its own line, and what is wrong."""
    old, new, marker, said = MISTAKES[mistake]
    text = TEXT.replace(old, new, 1)
    found = text.rindex(marker[1:]) if marker[0] == "-" else text.index(marker)
    line = text.count("\n", 0, found) + 1

    with pytest.raises(BadInput, match=re.escape(said)) as refused:
        compiled(text)

    assert text != TEXT
    assert str(refused.value).startswith(f"f.toml:{line}: ")


def test_a_served_purpose_that_is_missing_is_refused():
    """Code that would use data without a word about it in the registry does not start."""
    served = {*SERVED, PurposeId("note.sell")}

    with pytest.raises(BadInput, match=r"^f\.toml:1: .*`note\.sell` is missing"):
        compiled(served=served)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff" + TEXT,
        "a = " + "[" * 50_000,
        "a = " + "9" * 5_000,
        "a" * (MOST_CHARACTERS + 1),
        'a = "\ud800"',
        "a = \x00",
        TEXT.encode("utf-16").decode("latin-1"),
    ],
    ids=["empty", "mark", "deep", "digits", "long", "surrogate", "nul", "utf-16"],
)
def test_what_is_no_registry_is_refused(text):
    """Bytes of any other kind are refused with a line, never with a crash."""
    with pytest.raises(BadInput, match=r"^f\.toml:\d+: "):
        compiled(text)


@given(st.data())
def test_no_edit_crashes_it(data):
    """Cut a piece out or put signs in anywhere: it compiles, or BadInput names the file."""
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(len(TEXT), start + 40)))
    put = data.draw(st.text(alphabet="ab.\"'[]{}=#\\\n 1é\u202e", max_size=8))

    try:
        compiled(TEXT[:start] + put + TEXT[end:])
    except BadInput as error:
        said = str(error)
    else:
        said = "f.toml:1: "

    assert re.match(r"f\.toml:\d+: ", said)


_PLACES = [
    number
    for number, line in enumerate(TEXT.splitlines())
    if re.match(r"\[|#|\"|[a-z_]+ =|    \"|\]|$", line)
]


@given(
    st.lists(
        st.tuples(st.sampled_from(_PLACES), st.sampled_from(["", "   ", "# b = 1", '\t# ["x"]'])),
        max_size=12,
    )
)
def test_white_space_and_comments_do_not_make_a_new_version(edits):
    """Blank lines and comments, wherever they may stand, leave the digest alone."""
    lines = TEXT.splitlines()
    for number, added in sorted(edits, reverse=True):
        lines.insert(number, added)

    digest = compiled("\n".join(lines) + "\n").digest

    assert digest == compiled().digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It can be wrong.\nIt can", "It can be wrong.   It can"),
        ("\n", "\r\n"),
        ('"person", "model"', "'model',\n  'person'"),
        ('    "note.*",', '    "note.at", "note.text",'),
        (
            'title = "Run your account"\nbasis = "legal_duty"',
            'basis = "legal_duty"\ntitle = "Run your account"',
        ),
    ],
    ids=["wrapping", "line-ends", "order-of-a-list", "written-out", "order-of-keys"],
)
def test_writing_the_same_differently_does_not_make_a_new_version(old, new):
    """What means the same has the same digest."""
    text = TEXT.replace(old, new)

    assert text != TEXT
    assert compiled(text).digest == compiled().digest


def test_each_change_of_meaning_makes_a_new_version():
    """One day more, one field more, one word of the risk: each gives another digest."""
    edits = [
        ("kept_days = 0", "kept_days = 0"),
        ("expires_days = 90", "expires_days = 91"),
        ("be rude", "be kind"),
        ('"a model"', '"a machine"'),
        ('    "person.name",\n', ""),
    ]

    digests = {compiled(TEXT.replace(old, new)).digest for old, new in edits}

    assert len(digests) == len(edits)


def test_a_stored_version_reads_back_as_it_was():
    """The canonical bytes hold everything: value and digest come back equal."""
    registry = compiled()

    stored = from_canonical(registry.body)

    assert (stored, stored.digest) == (registry, registry.digest)
    assert stored.purposes == registry.purposes
    assert stored.categories == registry.categories
    assert stored.recipients == registry.recipients


def test_a_stored_version_may_name_what_is_no_longer_served():
    """A purpose that code has given up stays readable in the versions that had it."""
    old = compiled(TEXT.replace("note.share", "note.sing"), {RUN, PurposeId("note.sing")})

    stored = from_canonical(old.body)

    assert PurposeId("note.sing") in stored.purposes


def _with(**changes):
    document = json.loads(compiled().body)
    document.update(changes)
    return write(document)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        compiled().body + b"\n",
        compiled().body.replace(b'"kept_days":0', b'"kept_days":0.0'),
        compiled().body.replace(b'"format"', b'"format":"x","format"'),
        _with(format="troth/v2/registry"),
        _with(extra=1),
        _with(purpose=[]),
        _with(category={}),
        compiled().body.replace(b'"kept_days":0', b'"kept_days":"0"'),
    ],
)
def test_stored_bytes_of_any_other_kind_are_damaged(body):
    """What is not the canonical form of a registry is not used."""
    with pytest.raises(Damaged):
        from_canonical(body)


def test_the_format_is_frozen():
    """These bytes are what signatures of the first versions stand on: they never change."""
    registry = compiled()

    document = json.loads(registry.body)

    assert document["format"] == FORMAT == "troth/v1/registry"
    assert document["recipient"]["model"] == {"label": "a model", "level": "contract"}
    assert document["category"]["note"]["fields"]["note.at"] == "when you wrote"
    assert document["purpose"]["account.run"]["kept_days"] == UNTIL_ERASED
    assert registry.digest == "ba0e77c04997f6de74ea2b42b2edf672a0c5270d966f37132423768cc4cc3c4f"


def test_a_registry_does_not_spill_itself():
    """Its repr is short."""
    assert repr(compiled()) == f"<Registry {compiled().digest[:8]} with 2 purposes>"
