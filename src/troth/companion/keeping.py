"""What an answer needs of the talks that are kept, and what it adds to them.

Reads in rooms that others opened, and as little as is needed: the newest turns first, and
older ones only if the way through the talk leads there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from troth.companion.place import Place, beside, overlap, place, question_of
from troth.companion.question import Question
from troth.companion.talks import NO_SUCH_TALK, Tree
from troth.companion.turn import Turn
from troth.errors import NotFound
from troth.gate.rooms import Room
from troth.providers.base import Role
from troth.words import Clear, new_id

RECALLED = 20
"""How many kept turns go before a new message."""
LOOKED_AT = 200
"""Among how many of the newest kept turns a talk is looked for first."""


def recalled(room: Room, question: Question) -> tuple[tuple[Role, Clear], ...]:
    """Return the kept turns that the model is to hear before the question, oldest first.

    They are those on the way to it, none of other branches. Of a question that is answered
    once more, it is the last of them. Raises NotFound if the turn that the question names is
    not here.
    """
    named = question.after or question.again
    if not (question.recall or named):
        return ()
    tree, end = _find(room, question, steps=RECALLED)
    if named and not end:
        raise NotFound(NO_SUCH_TALK)
    if not (question.recall or question.again):
        return ()
    line = tree.line(end)
    twice = overlap([(tree[one].role, tree[one].text) for one in line], question.before)
    kept = line[: len(line) - twice][-RECALLED:]
    # What was brought in was said to somebody else: no model hears it as the past of this talk.
    return tuple(
        (tree[one].role, Clear(tree[one].text))
        for one in kept
        if not tree[one].imported or (question.again and one == end)
    )


def find_place(room: Room, question: Question) -> Place | None:
    """Find where a question that was answered belongs, and its answer.

    None: what it belongs to was forgotten meanwhile. Only a talk of which something is left
    goes on without the turn that was named: behind its newest.
    """
    if question.again is not None:
        tree, end = _find(room, question)
        return Place(conversation=tree[end].conversation, answers=end) if end else None
    if question.after:
        tree, end = _find(room, question)
        if not end and question.conversation is not None:
            end = tree.newest()
        return Place(conversation=tree[end].conversation, after=end) if end else None
    if question.after is None and question.before and not question.recall:
        newest = Tree(room.read(Turn, last=LOOKED_AT, having=_talk(question)))
        if found := place(newest, question.before, question.asked):
            return found
    elif question.after is None and question.goes_on:
        newest = Tree(room.read(Turn, last=LOOKED_AT, having=_talk(question)))
        if found := beside(newest, "", question.asked):  # kept when the tools were called
            return found
    if question.conversation is None:
        return Place(conversation=new_id("cnv"))
    if question.after is None:
        _, end = _find(room, question)
        return Place(conversation=question.conversation, after=end)
    return _place_first(room, question) or Place(conversation=question.conversation)


def turns(  # noqa: PLR0913  # what an answer is kept with
    question: Question,
    answer: str | None,
    *,
    where: Place,
    at: str,
    receipt: str = "",
    changed: str = "",
) -> Sequence[Turn]:
    """Return what is to be kept: the question, unless it is kept, and the answer if there is one.

    at: when it was said. receipt: of the answer, if a model gave it. changed: why the guard
    changed the answer, if it did.
    """
    spoken = Turn(
        text=question.asked,
        role="user",
        at=at,
        conversation=where.conversation,
        id=where.answers or new_id("trn"),
        after=where.after,
        companion=question.companion,
    )
    told = [] if where.answers else [spoken]
    if answer is not None:
        own = replace(
            spoken,
            text=answer,
            role="assistant",
            id=new_id("trn"),
            after=spoken.id,
            receipt=receipt,
            changed=changed,
        )
        told.append(own)
    return told


def _place_first(room: Room, question: Question) -> Place | None:
    """Find the same words at the beginning of the talk, if the client sent the whole talk again."""
    if question.recall:
        return None
    return beside(Tree(room.read(Turn, having=_talk(question))), "", question.asked)


def _find(room: Room, question: Question, *, steps: int = 1) -> tuple[Tree, str]:
    """Read turns and find the one that the question follows; an empty id if there is none.

    steps: how many turns before the question must be there, unless the talk has fewer.
    """
    tree, end = Tree(()), ""
    if question.conversation is None and not (question.after or question.again):
        return tree, end
    for last in (LOOKED_AT, None):
        tree = Tree(room.read(Turn, last=last, having=_talk(question)))
        end = _end(tree, question)
        line = tree.line(end)
        if len(line) >= steps or (line and _begins(tree[line[0]])):
            break
    return tree, end


def _end(tree: Tree, question: Question) -> str:
    if question.again is not None:
        return question_of(tree, question.again) if question.again in tree else ""
    if question.after is not None:
        return question.after if question.after in tree else ""
    return tree.newest()


def _begins(turn: Turn) -> bool:
    """Say whether a turn is known to be the first: older ones do not say so."""
    return bool(turn.id) and not turn.after


def _talk(question: Question) -> Mapping[str, str] | None:
    return None if question.conversation is None else {"conversation": question.conversation}
