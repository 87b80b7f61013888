"""What memory finds, and what a search costs in time and in memory.

Found: on LoCoMo (Maharana et al. 2024), where its folder lies beside the checkout; it is no part
of Troth, and nothing of it is in Troth's weights. Beside BM25 alone, one turn a document, over
the same words. Searched: invented turns, beside the same scan in numpy if it can be imported.
The machine is shared, so the processor's time is taken, not the clock's.
"""

import asyncio
import importlib
import importlib.util
import json
import math
import os
import statistics
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import Final

from bench.measure import Figure, at_most
from bench.place import a_house, a_person
from troth.companion import facts, facts_words, terms
from troth.companion.chat import Companion, Question
from troth.companion.keeping import RECALLED
from troth.companion.memory import BEST, LEAST_MEANING, LEAST_WORDS
from troth.companion.memory_index import Minds
from troth.companion.memory_levels import LEVELS
from troth.companion.memory_note import vector_note
from troth.companion.persona import PERSONAS
from troth.companion.recall import PAGE, Encodes, Hit, Index, Turn, index, pack
from troth.companion.turn import Turn as Said
from troth.house import House
from troth.people.remembering import Reach
from troth.settings import load
from troth.weights import multilingual
from troth.weights.minilm import WIDTH
from troth.weights.scan import asked, nearness
from troth.weights.sentence import Encoder, encoder
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, Clear, PersonId

DATA: Final = Path(__file__).parent.parent.parent / "shared" / "data" / "memory"
LANGUAGES: Final = Path(__file__).parent / "data" / "languages.toml"
_SAME: Final = (("es", "es"), ("de", "de"), ("fr", "fr"))
_ACROSS: Final = (("es", "en"), ("de", "en"), ("fr", "en"), ("de", "fr"))
ROUNDS: Final = 25
_AREA: Final = "memory"
_BEST: Final = 10
_QUESTIONS: Final = (
    "What did Noor say about the river near the library?",
    "When did Sam paint the small boat?",
    "Who went to the market with a neighbour?",
    "Where is the old piano now?",
    "Does Noor still bake bread in the morning?",
)
_WEIGH: Final = """
import sys
from pathlib import Path
import fastapi, jinja2, sqlalchemy, uvicorn

def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

before = resident()
from troth.weights.sentence import encoder
made = encoder()
for text in sys.stdin.read().split("\\0"):
    made.embed([text])
print(resident() - before)
"""

Row = Mapping[str, object]


def run() -> list[Figure]:
    """Judge, time and weigh."""
    made = encoder()
    return [
        *_judge(),
        *_levels(),
        *_languages(),
        *_scan(),
        *_search(made),
        *_sealed(made),
        _memory(),
    ]


# ── what is found ───────────────────────────────────────────────────────────────────────────


def _judge() -> list[Figure]:
    """Return recall on LoCoMo: all of it, each half of the talks, and the weakest category."""
    talks = {str(row["conv_id"]): _turns(row) for row in _rows("conversations")}
    asked = [row for row in _rows("questions") if row["scored"]]
    if not talks or not asked:
        return []
    ours, plain, words = (_ranks(kind, talks, asked) for kind in ("full", "plain", "words"))
    half = sorted(talks)[: -(-len(talks) // 2)]
    first = [row for row in asked if row["conv_id"] in half]
    second = [row for row in asked if row["conv_id"] not in half]
    figures = [
        _found("LoCoMo, recall@10", asked, ours, 0.70, 10, plain),
        _found("LoCoMo, recall@5", asked, ours, 0.60, 5, plain),
        _found("LoCoMo, recall@10, first half of the talks", first, ours, 0.66, 10, plain),
        _found("LoCoMo, recall@10, second half of the talks", second, ours, 0.66, 10, plain),
        _found("LoCoMo, recall@10, without the model", asked, words, 0.66, 10, plain),
    ]
    for kind in sorted({str(row["category"]) for row in asked}):
        mine = [row for row in asked if row["category"] == kind]
        least = _recall(mine, plain, 10) - 0.03
        figures.append(_found(f"LoCoMo, recall@10, {kind}", mine, ours, least, 10, plain))
    return figures


def _languages() -> list[Figure]:
    """Return how often the right sentence comes first, in four languages and across two.

    Only where somebody got the model for many languages; beside it, the one for English alone.
    """
    weights = load(os.environ).weights_dir
    if not multilingual.is_here(weights):
        return []
    lines = tomllib.loads(LANGUAGES.read_text(encoding="utf-8"))["said"]
    figures = []
    for said, asked_in in (("en", "en"), *_SAME, *_ACROSS):
        theirs, ours, words = (
            _first(lines, made, said=said, asked_in=asked_in)
            for made in (encoder(), multilingual.encoder(weights), None)
        )
        figures.append(
            Figure(
                area=_AREA,
                name=f"the right sentence first, said in {said}, asked in {asked_in}",
                figure=ours,
                unit="of 20",
                goal="no fewer than by words",
                holds=ours >= words,
                peer=f"the model for English: {theirs:g}, words alone: {words:g}",
            )
        )
    return figures


def _first(
    lines: Sequence[Mapping[str, str]], made: Encodes | None, *, said: str, asked_in: str
) -> int:
    """Count the questions whose answer comes first. Each sentence is a talk of its own."""
    found = Index(made)
    found.add(
        {"id": str(at), "speaker": "Me", "text": one[said], "talk": str(at)}
        for at, one in enumerate(lines)
    )
    ranked = (found.rank(one[f"asked_{asked_in}"], 1) for one in lines)
    return sum(best == [str(at)] for at, best in enumerate(ranked))


def _levels() -> list[Figure]:
    """Return how much of what mattered was heard at each level: each session is a talk.

    The last 20 messages are heard at any level. At "this chat" the last session's as well, at
    "facts" those too that a fact was learned from, if it is told; at "all" those of every session.
    Of each, the five best that are near enough to be quoted.
    """
    talks = list(_rows("conversations"))
    asked = [row for row in _rows("questions") if row["scored"]]
    if not talks or not asked:
        return []
    heard: dict[Reach, list[float]] = {reach: [] for reach in LEVELS}
    for talk in talks:
        turns, sessions = _turns(talk), talk["sessions"]
        assert isinstance(sessions, list)
        last = {turn["id"] for turn in sessions[-1]["turns"]}
        end = {turn["id"] for turn in turns[-RECALLED:]}
        made = index(turns)
        mine = [row for row in asked if row["conv_id"] == talk["conv_id"]]
        told = _facts_heard(talk, mine)
        for row in mine:
            hits = [one for one in made.find(str(row["question"]), 200) if _is_near(one)]
            here = [one.id for one in hits if one.id in last][:BEST]
            for reach, found in (
                (Reach.OFF, end),
                (Reach.CHAT, end.union(here)),
                (Reach.FACTS, end.union(here, told[str(row["qid"])])),
                (Reach.ALL, end.union(told[str(row["qid"])], (one.id for one in hits[:BEST]))),
            ):
                evidence = row["evidence"]
                assert isinstance(evidence, list)
                heard[reach].append(len(set(evidence) & found) / len(set(evidence)))
    figures = []
    for reach, shares in heard.items():
        share, says = statistics.mean(shares), LEVELS[reach].heard
        figures.append(
            Figure(
                area=_AREA,
                name=f"LoCoMo, heard at the level “{reach}”",
                figure=round(share, 4),
                unit="of the evidence",
                goal=f"as the page says: {says} of 100",
                holds=round(100 * share) == says,
            )
        )
    return figures


def _facts_heard(talk: Row, asked: Iterable[Row]) -> dict[str, set[str]]:
    """Return, for each question, the messages from which the facts come that are told for it.

    By rules alone: each speaker is a person whose sentences the rules read. Facts that deserve
    care wait for a yes, and are told to nobody here.
    """
    with a_house() as house:
        people = _who_tells(house, _turns(talk))
        known = {
            person: {facts_words.line(one): one.turn for one in facts.live(house.gate, person)}
            for person in people
        }
        return {
            str(row["qid"]): {
                known[person][line]
                for person in people
                for line in facts.lines(house.gate, person, [("user", str(row["question"]))])
            }
            for row in asked
        }


def _who_tells(house: House, turns: Iterable[Turn]) -> list[PersonId]:
    """Add each speaker, and let the rules read what they say."""
    people: dict[str, PersonId] = {}
    for turn in turns:
        person = people.get(turn["speaker"])
        if person is None:
            person = people[turn["speaker"]] = a_person(house)
            shown = house.gate.consents.ask(person, COMPANION_MEMORY, language="en", method="api")
            house.gate.consents.answer(person, yes=True, shown=shown, method="api")
        facts.learn(house.gate, person, facts.Source(text=turn["text"], turn=turn["id"]))
    return [*people.values()]


def _is_near(hit: Hit) -> bool:
    return hit.meaning >= LEAST_MEANING or hit.words >= LEAST_WORDS


def _rows(kind: str) -> list[Row]:
    file = DATA / f"locomo_dev_{kind}.jsonl"
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _turns(talk: Row) -> list[Turn]:
    sessions = talk["sessions"]
    assert isinstance(sessions, list)
    return [turn for session in sessions for turn in session["turns"]]


def _ranks(
    kind: str, talks: Mapping[str, Sequence[Turn]], asked: Iterable[Row]
) -> dict[str, list[str]]:
    rank: dict[str, Callable[[str, int], list[str]]] = {}
    for name, turns in talks.items():
        if kind == "plain":
            rank[name] = _bm25(turns)
            continue
        made = index(turns) if kind == "full" else Index(None)
        if kind == "words":
            made.add(turns)
        rank[name] = made.rank
    return {
        str(row["qid"]): rank[str(row["conv_id"])](str(row["question"]), _BEST) for row in asked
    }


def _bm25(turns: Sequence[Turn]) -> Callable[[str, int], list[str]]:
    """Return BM25 as it is in the book: each turn a document, k1 1.2, b 0.75."""
    bags = [Counter(terms.terms(terms.words(turn["text"]))) for turn in turns]
    seen = Counter(term for bag in bags for term in bag)
    usual = sum(bag.total() for bag in bags) / len(bags)

    def weigh(bag: Counter[str], term: str) -> float:
        rare = math.log(1 + (len(bags) - seen[term] + 0.5) / (seen[term] + 0.5))
        return rare * bag[term] * 2.2 / (bag[term] + 1.2 * (0.25 + 0.75 * bag.total() / usual))

    def rank(question: str, k: int) -> list[str]:
        asked = set(terms.terms(terms.words(question)))
        scores = [sum(weigh(bag, term) for term in asked & bag.keys()) for bag in bags]
        best = sorted(range(len(bags)), key=lambda at: -scores[at])
        return [turns[at]["id"] for at in best[:k]]

    return rank


def _recall(asked: Iterable[Row], ranks: Mapping[str, Sequence[str]], k: int) -> float:
    shares = []
    for row in asked:
        evidence = row["evidence"]
        assert isinstance(evidence, list)
        shares.append(len(set(evidence) & set(ranks[str(row["qid"])][:k])) / len(set(evidence)))
    return statistics.mean(shares)


def _found(  # noqa: PLR0913, PLR0917  # a line of the table has this many parts
    name: str,
    asked: Sequence[Row],
    ranks: Mapping[str, Sequence[str]],
    least: float,
    k: int,
    plain: Mapping[str, Sequence[str]],
) -> Figure:
    share, against = _recall(asked, ranks, k), _recall(asked, plain, k)
    return Figure(
        area=_AREA,
        name=name,
        figure=round(share, 4),
        unit="of the evidence",
        goal=f"≥ {least:.2f}",
        holds=share >= least,
        peer=f"BM25 alone: {against:.4f}",
        ratio=round(share / against, 3),
    )


# ── what it costs ───────────────────────────────────────────────────────────────────────────


def _scan() -> list[Figure]:
    """Time the scan of packed vectors alone, in pages, beside numpy on the same bytes."""
    figures = []
    for count, most in ((10_000, 5), (100_000, 40)):
        rows = _noise(count)
        pages = [rows[at : at + PAGE * WIDTH] for at in range(0, len(rows), PAGE * WIDTH)]
        vector = [(byte - 127.5) / 2600 for byte in rows[:WIDTH]]
        question = asked(vector)
        works = [lambda p=pages, q=question: [nearness(q, page, 100) for page in p]]
        peers = _numpy(rows, vector)
        taken = _processor([*works, *peers.values()])
        told = ", ".join(
            f"{name}: {one:.3f} ms" for name, one in zip(peers, taken[1:], strict=True)
        )
        name = f"scan of {count:,} packed vectors"
        figures.append(at_most(name, taken[0], "ms CPU", most, area=_AREA, peer=told or None))
    return figures


def _noise(count: int) -> bytes:
    """Return vectors without a pattern, the same each time (a linear congruence, bytes 64-191)."""
    state, seed = 1, bytearray()
    for _ in range(WIDTH * 977):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        seed.append(64 + (state >> 16) % 128)
    return (bytes(seed) * (count // 977 + 1))[: count * WIDTH]


def _numpy(rows: bytes, question: Sequence[float]) -> dict[str, Callable[[], object]]:
    if importlib.util.find_spec("numpy") is None:
        return {}
    numpy = importlib.import_module("numpy")
    packed = numpy.frombuffer(rows, "u1").reshape(-1, WIDTH)
    asked = numpy.array(question, "f4")
    wide = packed.astype("f4") - 128
    return {
        "numpy, 8 bits": lambda: (packed.astype("f4") - 128) @ asked,
        "numpy, 32 bits (four times the memory)": lambda: wide @ asked,
    }


def _processor(works: Sequence[Callable[[], object]]) -> list[float]:
    """Return the median milliseconds of each work, over interleaved rounds."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, mine in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            mine.append(1000 * (time.process_time() - start))
    return [statistics.median(mine) for mine in taken]


def _search(made: Encoder) -> list[Figure]:
    """Time whole questions: their words, their meaning, and the ranking of what is found."""
    figures = []
    told = _invented(2_000)
    rows = pack(told, made)
    vectors = {question: made.embed([question])[0] for question in _QUESTIONS}
    for count, search, whole in ((10_000, 5, 25), (100_000, 40, 60)):
        turns = (told * (count // len(told)))[:count]
        filled = (rows * (count // len(told)))[: count * WIDTH]
        ready, asking = Index(_Ready(vectors)), Index(made)
        for one in (ready, asking):
            one.add(turns, filled)
        name = f"question to {count:,} memories"
        taken = [
            _processor([lambda q=q, i=i: i.find(q, _BEST) for i in (ready, asking)])
            for q in _QUESTIONS
        ]
        without, all_of_it = (statistics.median(one) for one in zip(*taken, strict=True))
        figures += [
            at_most(f"{name}, its vector at hand", without, "ms CPU", search, area=_AREA),
            at_most(f"{name}, all of it", all_of_it, "ms CPU", whole, area=_AREA),
        ]
    start = time.process_time()
    made.embed([turn["text"] for turn in told[:500]])
    taken_each = 1000 * (time.process_time() - start) / 500
    figures.append(at_most("vector of one turn", taken_each, "ms CPU", 12, area=_AREA))
    return figures


def _sealed(made: Encoder) -> list[Figure]:
    """Time the search of a person's own memories, which lie sealed, beside the same in clear.

    And what recall adds to a whole answer: the room, the question's vector, the search, the words
    that are quoted, the note of what was used.
    """
    figures = []
    told = _invented(2_000)
    rows = pack(told, made)
    ready = _Ready({question: made.embed([question])[0] for question in _QUESTIONS})
    for count, most in ((10_000, 5), (100_000, 40)):
        with a_house() as house:
            person = _remembering(house, told, rows, count)
            minds = Minds(now=time.monotonic)
            with house.gate.enter(person, COMPANION_MEMORY) as room:
                mind = minds.take(room, ready)
                plain = Index(ready)
                plain.add(
                    ({**told[at % 2_000], "talk": one.talk} for at, one in enumerate(mind.places)),
                    (rows * (count // 2_000))[: count * WIDTH],
                )
                sealed, clear = _beside(
                    [
                        partial(mind.find, k=_BEST, room=room),
                        partial(plain.find, k=_BEST, asked_by="Noor"),
                    ]
                )
            name = f"search of {count:,} sealed memories"
            figures += [
                at_most(name, sealed, "ms CPU", most, area=_AREA),
                Figure(
                    area=_AREA,
                    name=f"{name}, beside the same in clear",
                    figure=round(sealed, 3),
                    unit="ms CPU",
                    goal="≤ 2.5×",
                    holds=sealed <= 2.5 * clear,
                    peer=f"in clear: {clear:.3f} ms CPU",
                    ratio=round(sealed / clear, 3),
                ),
            ]
            if count == 10_000:
                figures.append(_turn(house, person))
    return figures


def _beside(searches: Sequence[Callable[[str], object]]) -> list[float]:
    """Return the median milliseconds of each search, over all questions."""
    taken = [
        _processor([partial(search, question) for search in searches]) for question in _QUESTIONS
    ]
    return [statistics.median(one) for one in zip(*taken, strict=True)]


def _remembering(house: House, told: Sequence[Turn], rows: bytes, count: int) -> PersonId:
    """Add a person with so many messages that were kept, each with its vector."""
    person = a_person(house)
    shown = house.gate.consents.ask(person, COMPANION_MEMORY, language="en", method="api")
    house.gate.consents.answer(person, yes=True, shown=shown, method="api")
    for start in range(0, count, 1_000):
        with (
            house.gate.enter(person, COMPANION_HISTORY) as talks,
            house.gate.enter(person, COMPANION_MEMORY) as memory,
        ):
            for at in range(start, start + 1_000):
                name, place = f"trn_{at:026}", at % len(told)
                talks.keep(
                    Said(
                        text=told[place]["text"],
                        role="assistant" if at % 2 else "user",
                        at="2026-11-20T10:00:00.000Z",
                        conversation=f"cnv_{at // 20:026}",
                        id=name,
                        after=f"trn_{at - 1:026}" if at % 20 else "",
                        companion=PERSONAS[0].id,
                    )
                )
                row = rows[place * WIDTH : (place + 1) * WIDTH]
                memory.keep(vector_note(name, row, until=""))
    return person


def _turn(house: House, person: PersonId) -> Figure:
    """Time whole answers with memory and without, one after the other."""

    def asks(reach: Reach) -> Callable[[], object]:
        def ask() -> None:
            question = Question(
                companion=PERSONAS[0].id,
                messages=(("user", Clear(_QUESTIONS[0])),),
                reach=reach,
            )
            asyncio.run(_listen(house.companion, person, question))

        return ask

    works = [asks(Reach.ALL), asks(Reach.OFF)]
    for work in works:
        work()
    with_it, without = _processor(works)
    return at_most(
        "what recall adds to an answer, 10,000 memories",
        with_it - without,
        "ms CPU",
        25,
        area=_AREA,
        peer=f"an answer without: {without:.1f} ms CPU",
    )


async def _listen(companion: Companion, person: PersonId, question: Question) -> None:
    async with aclosing(companion.reply(person, question)) as parts:
        async for _ in parts:
            pass


class _Ready:
    """Gives vectors that were made before."""

    def __init__(self, vectors: Mapping[str, Sequence[float]]) -> None:
        self._vectors = vectors

    def embed(self, texts: Sequence[str]) -> list[Sequence[float]]:
        return [self._vectors[text] for text in texts]


def _invented(count: int) -> list[Turn]:
    """Return invented turns, each with words of its own beside those that all share."""
    who = ("Noor", "Sam")
    did = ("painted", "found", "lost", "baked", "walked past", "asked about", "dreamt of", "sold")
    how = ("small", "old", "green", "quiet", "broken", "borrowed", "heavy")
    what = ("boat", "piano", "bread", "river", "garden", "letter", "market", "window", "neighbour")
    when = ("yesterday", "last week", "in the morning", "in May", "after work", "two years ago")
    where = ("near the library", "at home", "by the harbour", "in town", "behind the school")
    lists = (did, how, what, when, where)
    uses: Counter[int] = Counter()
    made: list[Turn] = []
    for at in range(count):
        chosen = []
        for place, words in enumerate(lists):
            uses[place] = (uses[place] * 31 + at + 7 * place) % 9973
            chosen.append(words[uses[place] % len(words)])
        said = f"I {chosen[0]} the {chosen[1]} {chosen[2]} {chosen[3]} {chosen[4]}, number {at}."
        made.append({"id": str(at), "speaker": who[at % 2], "text": said})
    return made


def _memory() -> Figure:
    """Weigh what the model adds to a process that has the rest of a server in it."""
    ran = subprocess.run(
        [sys.executable, "-c", _WEIGH],
        input="\0".join(turn["text"] for turn in _invented(200)),
        capture_output=True,
        text=True,
        check=True,
    )
    return at_most(
        "memory that meaning costs a server", int(ran.stdout) / 1024, "MB", 60, area=_AREA
    )
