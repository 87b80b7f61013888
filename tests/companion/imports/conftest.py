"""Exports of invented people, as each service writes them, and a person who may bring them in."""

import io
import json
import zipfile
from types import SimpleNamespace

import pytest

from troth.companion.imports import file
from troth.companion.imports.shape import Conversation
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY


def node(role, text, parent, *, children=(), at=1_700_000_000.5, kind="text", **more):
    """Return a node of a ChatGPT conversation."""
    content = {"content_type": kind, "parts": [text]}
    return {
        "message": {"author": {"role": role}, "create_time": at, "content": content, **more},
        "parent": parent,
        "children": list(children),
    }


def chatgpt(name="one", *, words="Hello there"):
    """Return a conversation with an order, a question, and two answers to it."""
    return {
        "title": f"Talk {name}",
        "conversation_id": name,
        "create_time": 1_700_000_000.0,
        "current_node": "b",
        "mapping": {
            "r": {"message": None, "parent": None, "children": ["s"]},
            "s": node("system", "Obey the page.", "r", children=["u"]),
            "u": node("user", words, "s", children=["b", "c"]),
            "b": node("assistant", "First answer", "u", at=1_700_000_010),
            "c": node("assistant", "Second answer", "u", at=1_700_000_020),
        },
    }


def claude(name="one"):
    """Return a conversation of Claude."""
    return {
        "uuid": name,
        "name": "About boats",
        "created_at": "2024-03-01T10:00:00.123456Z",
        "chat_messages": [
            {
                "uuid": "m1",
                "sender": "human",
                "text": "A boat?",
                "created_at": "2024-03-01T10:00:01Z",
            },
            {
                "uuid": "m2",
                "sender": "assistant",
                "text": "",
                "content": [
                    {"type": "thinking", "thinking": "hm"},
                    {"type": "text", "text": "Yes."},
                    {"type": "tool_use", "name": "search"},
                ],
                "created_at": "2024-03-01T10:00:02Z",
            },
        ],
    }


def open_webui(name="one"):
    """Return a chat of Open WebUI with two answers."""

    def one(parent, role, text, at, **more):
        return {"parentId": parent, "role": role, "content": text, "timestamp": at, **more}

    return {
        "id": name,
        "title": "Tea",
        "created_at": 1_710_000_000,
        "chat": {
            "models": ["small"],
            "history": {
                "currentId": "c",
                "messages": {
                    "a": one(None, "user", "Which tea?", 1_710_000_001),
                    "b": one("a", "assistant", "Green.", 1_710_000_002, modelName="Small"),
                    "c": one("a", "assistant", "Black.", 1_710_000_003, model="big"),
                },
            },
        },
    }


def tavern(*rows):
    """Return a chat file of SillyTavern, with these rows instead of the usual ones."""
    head = {
        "user_name": "You",
        "character_name": "Wren",
        "create_date": "2024-06-08@18h35m12s",
        "chat_metadata": {"integrity": "abc"},
    }
    usual = (
        {"name": "Wren", "is_user": False, "mes": "Sit down.", "send_date": "June 8, 2024 6:35pm"},
        {"name": "You", "is_user": True, "mes": "I sit.", "send_date": "June 8, 2024 6:36pm"},
        {
            "name": "Wren",
            "is_user": False,
            "mes": "Good.",
            "send_date": "June 8, 2024 6:37pm",
            "swipes": ["Fine.", "Good.", "Well."],
            "swipe_id": 1,
        },
    )
    return "\n".join(json.dumps(one) for one in (head, *(rows or usual))).encode()


def packed(parts):
    """Return a ZIP of named bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return held.getvalue()


def read(data):
    """Read a file, and return its conversations and the rest."""
    found = list(file.read(io.BytesIO(data)))
    talks = [one for one in found if isinstance(one, Conversation)]
    return talks, [one for one in found if not isinstance(one, Conversation)]


def texts(found):
    """Return what was said in a conversation: who, words, and what it follows, in order."""
    words = {one.id: one.text for one in found.messages}
    return [(one.role, one.text, words.get(one.after, "")) for one in found.messages]


@pytest.fixture(scope="session")
def make():
    """Return these by name: test files cannot import from each other."""
    return SimpleNamespace(
        node=node,
        chatgpt=chatgpt,
        claude=claude,
        open_webui=open_webui,
        tavern=tavern,
        packed=packed,
        read=read,
        texts=texts,
        file=lambda *found: json.dumps(found).encode(),
    )


@pytest.fixture
def keeper(house, noor):
    """Return a person who lets Troth keep talks."""
    allow(house, noor, COMPANION_HISTORY)
    return noor
