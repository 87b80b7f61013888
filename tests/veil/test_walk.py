"""Every string of a request is visited."""

import copy
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import VeilBroken
from troth.veil.walk import DEEPEST, walk

CANARY = "Tweety"
SCHEMA = {
    "type": "object",
    "description": "c",
    "title": "c",
    "properties": {
        "city": {
            "type": "string",
            "description": "c",
            "enum": ["c", "c2"],
            "default": "c",
            "examples": ["c"],
            "pattern": "c",
            "const": "c",
        }
    },
    "required": ["city"],
    "$defs": {"c": {"$ref": "c", "$comment": "c"}},
    "additionalProperties": False,
}
OPENAI = {
    "model": "some-model",
    "messages": [
        {"role": "developer", "content": "c", "name": "c"},
        {"role": "system", "content": [{"type": "text", "text": "c"}], "name": "c"},
        {"role": "user", "content": [{"type": "text", "text": "c"}], "name": "c"},
        {
            "role": "assistant",
            "content": [{"type": "text", "text": "c"}, {"type": "refusal", "refusal": "c"}],
            "refusal": "c",
            "name": "c",
            "audio": {"id": "c"},
            "reasoning_content": "c",
            "tool_calls": [
                {
                    "id": "c",
                    "type": "function",
                    "function": {"name": "c", "arguments": '{"c": ["c", {"deep": "c"}], "n": 1.5}'},
                },
                {"id": "c", "type": "custom", "custom": {"name": "c", "input": "c"}},
            ],
            "function_call": {"name": "c", "arguments": "c, not JSON {"},
        },
        {"role": "tool", "tool_call_id": "c", "content": '[{"c": "c"}]'},
        {"role": "tool", "tool_call_id": "c", "content": [{"type": "text", "text": "c"}]},
        {"role": "function", "name": "c", "content": "c"},
    ],
    "user": "c",
    "safety_identifier": "c",
    "prompt_cache_key": "c",
    "prompt_cache_retention": "c",
    "metadata": {"c": "c", "other": "c"},
    "store": False,
    "stream": True,
    "stream_options": {"include_usage": True},
    "stop": ["c", "c2"],
    "logit_bias": {"50256": -100},
    "logprobs": False,
    "top_logprobs": 2,
    "seed": 4_815_162_342,
    "temperature": 0.7,
    "modalities": ["text"],
    "audio": {"voice": "c", "format": "c"},
    "prediction": {"type": "content", "content": [{"type": "text", "text": "c"}]},
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "c", "description": "c", "schema": SCHEMA, "strict": True},
    },
    "tools": [
        {
            "type": "function",
            "function": {"name": "c", "description": "c", "parameters": SCHEMA, "strict": True},
        },
        {
            "type": "custom",
            "custom": {
                "name": "c",
                "description": "c",
                "format": {"type": "grammar", "grammar": {"definition": "c", "syntax": "lark"}},
            },
        },
    ],
    "tool_choice": {"type": "function", "function": {"name": "c"}},
    "functions": [{"name": "c", "description": "c", "parameters": SCHEMA}],
    "function_call": {"name": "c"},
    "parallel_tool_calls": True,
    "reasoning_effort": "low",
    "verbosity": "low",
    "service_tier": "auto",
    "web_search_options": {
        "search_context_size": "low",
        "user_location": {
            "type": "approximate",
            "approximate": {"city": "c", "country": "c", "region": "c", "timezone": "c"},
        },
    },
    "something_new": {"c": [["c"], {"c": None}]},
}
ANTHROPIC = {
    "model": "some-model",
    "max_tokens": 100,
    "system": [{"type": "text", "text": "c", "cache_control": {"type": "ephemeral", "ttl": "5m"}}],
    "messages": [
        {"role": "user", "content": "c"},
        {
            "role": "user",
            "content": [
                {
                    "type": "text",
                    "text": "c",
                    "citations": [
                        {
                            "type": "char_location",
                            "cited_text": "c",
                            "document_title": "c",
                            "document_index": 0,
                        },
                        {"type": "web_search_result_location", "url": "c", "title": "c"},
                    ],
                },
                {"type": "search_result", "source": "c", "title": "c", "content": []},
            ],
        },
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "c", "signature": "c"},
                {"type": "redacted_thinking", "data": "c"},
                {"type": "tool_use", "id": "c", "name": "c", "input": {"c": ["c", {"d": "c"}]}},
                {"type": "server_tool_use", "id": "c", "name": "c", "input": {"query": "c"}},
                {
                    "type": "web_search_tool_result",
                    "tool_use_id": "c",
                    "content": [{"type": "web_search_result", "url": "c", "title": "c"}],
                },
            ],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "c", "content": "c", "is_error": False},
                {
                    "type": "tool_result",
                    "tool_use_id": "c",
                    "content": [{"type": "text", "text": "c"}],
                },
            ],
        },
    ],
    "metadata": {"user_id": "c"},
    "stop_sequences": ["c"],
    "temperature": 1.0,
    "top_k": 5,
    "service_tier": "auto",
    "container": "c",
    "mcp_servers": [
        {
            "type": "url",
            "name": "c",
            "url": "c",
            "authorization_token": "c",
            "tool_configuration": {"allowed_tools": ["c"], "enabled": True},
        }
    ],
    "tools": [
        {"name": "c", "description": "c", "input_schema": SCHEMA, "type": "custom"},
        {
            "name": "web_search",
            "type": "web_search_20250305",
            "allowed_domains": ["c"],
            "blocked_domains": ["c"],
            "user_location": {"type": "approximate", "city": "c", "region": "c", "timezone": "c"},
        },
    ],
    "tool_choice": {"type": "tool", "name": "c"},
    "thinking": {"type": "enabled", "budget_tokens": 1024},
}
ROLES = {"developer", "system", "user", "assistant", "tool", "function"}
TYPES = {"text", "function", "tool_use", "tool_result", "custom", "json_schema"}


def is_fixed(path, text):
    """Say what a careful dialect would: roles, types of parts and the model's name, by value."""
    if path[:1] == ("messages",) and path[2:] == ("role",):
        return text in ROLES | {"role"}
    if path[0] in {"messages", "tools", "tool_choice"} and path[-1] == "type":
        return text in TYPES
    return path == ("model",) and text == "some-model"


def places(value, path=()):
    """Yield the path of each string, and of each key with a mark, JSON inside strings too."""
    if isinstance(value, str):
        yield path, "value"
    elif isinstance(value, dict):
        for key, member in value.items():
            yield (*path, key), "key"
            yield from places(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from places(member, (*path, index))


def with_canary(body, path, where):
    """Return the body with one string or one key replaced."""
    body = copy.deepcopy(body)
    at = body
    for step in path[:-1]:
        at = at[step]
    if where == "key":
        at[CANARY] = at.pop(path[-1])
    else:
        at[path[-1]] = f"hi {CANARY}!" if at[path[-1]] != CANARY else CANARY
    return body


def caged(text):
    """Mask the canary."""
    return text.replace(CANARY, "a bird")


@pytest.mark.parametrize("body", [OPENAI, ANTHROPIC], ids=["OpenAI", "Anthropic"])
def test_a_canary_in_any_string_or_key_is_masked(body):
    """Each field of both dialects, one after the other: none is forgotten, none is trusted."""
    every = list(places(body))
    assert len(every) > 100

    for path, where in every:
        with_bird = with_canary(body, path, where)
        assert CANARY in json.dumps(with_bird)

        assert CANARY not in json.dumps(walk(with_bird, is_fixed=is_fixed, mask=caged))


@pytest.mark.parametrize("body", [OPENAI, ANTHROPIC], ids=["OpenAI", "Anthropic"])
def test_what_needs_no_mask_stays_as_it_is(body):
    """Numbers, truth, nothing, order and fixed words go through, and the request given stays."""
    before = copy.deepcopy(body)

    done = walk(body, is_fixed=is_fixed, mask=caged)

    assert json.dumps(done) == json.dumps(body)
    assert body == before


def test_every_string_is_asked_for_once_and_fixed_ones_are_not_masked():
    """A mask sees each text; a fixed word it never sees, a key is asked for with its own path."""
    seen, asked = [], []

    def fixed(path, text):
        asked.append((path, text))
        return text == "role"

    walk(
        {"role": "user", "a": ["x", ("y",)]},
        is_fixed=fixed,
        mask=lambda text: seen.append(text) or text,
    )

    assert seen == ["user", "a", "x", "y"]
    assert asked[:2] == [(("role",), "role"), (("role",), "user")]
    assert asked[2:] == [(("a",), "a"), (("a", 0), "x"), (("a", 1, 0), "y")]


def test_json_in_a_string_is_looked_through_and_written_again():
    """Escapes hide nothing; what is no JSON, or would lose a part, is text."""
    seen = []

    def mask(text):
        seen.append(text)
        return text.upper()

    def done(text):
        return walk(text, is_fixed=lambda *_: False, mask=mask)

    assert json.loads(done(r'{"a": "\u0062", "n": 12, "t": 2125550143.5}')) == {
        "A": "B",
        "N": 12,
        "T": 2125550143.5,
    }
    assert done('["x", "[\\"y\\"]"]') == '["X", "[\\"Y\\"]"]'
    for text in ('{"a": 1, "a": 2}', '{"a": NaN}', '{"a": 1e999}', "[1, ", "[" * 9999, '"x"', "7"):
        assert done(text) == text.upper()


def test_a_long_number_inside_json_text_is_masked_as_text():
    """A telephone number in a tool call is one without quotes, too; a short one stays a number."""
    body = {"seed": 2125550143, "arguments": '{"phone": 2125550143, "n": 12, "id": 99999999}'}

    done = walk(
        body, is_fixed=lambda *_: False, mask=lambda text: text.replace("2125550143", "555-0143")
    )

    assert done["seed"] == 2125550143
    assert json.loads(done["arguments"]) == {"phone": "555-0143", "n": 12, "id": 99999999}


def test_a_number_in_parts_is_masked_as_one():
    """A list whose strings are a telephone number together gives none of it away."""
    masks = {"0151 234 56789": "0151 000 12345", "0151": "0151", "7 7": "[ID_1]"}
    body = {
        "said": '{"tel": ["0151", "234", "56789"], "years": ["1999", "2000"], "n": [151, 234]}',
        "stop": ["7", "7"],
        "fixed": ["0151", "234", "56789"],
    }

    done = walk(
        body,
        is_fixed=lambda path, _: path[:1] == ("fixed",),
        mask=lambda text: masks.get(text, text),
    )

    assert json.loads(done["said"]) == {
        "tel": ["0151", "000", "12345"],
        "years": ["1999", "2000"],
        "n": [151, 234],
    }
    assert done["stop"] == ["[ID_1]", ""]
    assert done["fixed"] == ["0151", "234", "56789"]


def test_a_number_in_single_digits_is_masked_as_one():
    """Digit after digit is a number, too."""
    done = walk(
        [*"01512345678"],
        is_fixed=lambda *_: False,
        mask=lambda text: "01510001234" if text == "01512345678" else text,
    )

    assert done == [*"01510001234"]


OPAQUE = {
    "an image of OpenAI": {"type": "image_url", "image_url": {"url": "https://x.test/a.png"}},
    "an image without a type": {"image_url": "https://x.test/a.png"},
    "a sound": {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}},
    "a file": {"type": "file", "file": {"file_id": "f"}},
    "a file's id": {"file_id": "f"},
    "an image of Anthropic": {"type": "image", "source": {"type": "base64", "data": "AAAA"}},
    "an image by address": {"kind": "x", "source": {"type": "url", "url": "https://x.test/a"}},
    "a document": {"type": "document", "source": {"type": "text", "data": "plain"}},
    "an upload": {"type": "container_upload", "file_id": "f"},
    "a data address": "see data:image/png;base64,AAAA",
    "a data address in JSON": '{"a": "data:;base64,AAAA"}',
}


@pytest.mark.parametrize("part", OPAQUE.values(), ids=OPAQUE)
def test_what_cannot_be_masked_is_refused(part):
    """Pictures, sounds and files stay here, wherever they lie."""
    body = {"messages": [{"role": "user", "content": [{"type": "text", "text": "hi"}, part]}]}

    with pytest.raises(VeilBroken, match="cannot be masked"):
        walk(body, is_fixed=lambda *_: False, mask=caged)


@pytest.mark.parametrize(
    "value",
    [b"x", {1: "x"}, {"a": {"x"}}, object(), float("nan"), float("inf"), [float("-inf")]],
    ids=["bytes", "a number as a key", "a set", "an object", "nan", "inf", "-inf"],
)
def test_what_is_no_json_is_refused(value):
    """Nothing goes through unseen because it has an odd type."""
    with pytest.raises(VeilBroken, match="no JSON"):
        walk({"a": value}, is_fixed=lambda *_: False, mask=caged)


def test_a_request_that_goes_too_deep_is_refused():
    """Also one that lies in itself."""
    deep = "x"
    for _ in range(DEEPEST):
        deep = [deep]
    around = []
    around.append(around)

    assert walk(deep, is_fixed=lambda *_: False, mask=caged) == deep
    for value in ([deep], around):
        with pytest.raises(VeilBroken, match="layers"):
            walk(value, is_fixed=lambda *_: False, mask=caged)


def test_two_keys_that_become_one_are_refused():
    """A part of a request is never lost in silence."""
    with pytest.raises(VeilBroken, match="became one"):
        walk({"a": 1, "b": 2}, is_fixed=lambda *_: False, mask=lambda _: "x")


def test_an_error_holds_nothing_of_the_request():
    """What went wrong is told, not what was said."""
    for body in ({"plum": b"pudding"}, {"plum": {"file_id": "pudding"}}):
        with pytest.raises(VeilBroken) as caught:
            walk(body, is_fixed=lambda *_: False, mask=caged)
        assert "plum" not in str(caught.value)
        assert "pudding" not in str(caught.value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON, st.booleans())
def test_no_string_of_any_json_is_forgotten(body, is_text):
    """Whatever the shape, also written down as text, each string comes to the mask."""
    if is_text:
        body = json.dumps(body)
    strings = set()

    def mask(text):
        strings.add(text)
        return f"<{text}>"

    done = walk(body, is_fixed=lambda *_: False, mask=mask)

    wanted = _strings(body)
    assert wanted <= strings
    assert all(text.startswith("<") for text in _strings(done))


def _strings(value):
    if isinstance(value, dict):
        return set(value).union(*map(_strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(_strings, value))
    if isinstance(value, str):
        try:
            inside = json.loads(value) if value.lstrip()[:1] in {"{", "["} else None
        except ValueError:
            inside = None
        return {value} if inside is None else _strings(inside)
    return set()


@pytest.mark.parametrize("said", ["4915123456789.0", "4.9151234567890e12"])
def test_a_number_with_a_point_inside_text_is_masked_too(said):
    """A telephone number stays one when a program writes it as a fraction."""
    seen = []

    def mask(text):
        seen.append(text)
        return "555" if text.isdigit() else text

    done = walk(f'{{"phone": {said}, "pi": 3.14159265}}', is_fixed=never_fixed, mask=mask)

    assert "4915123456789" in seen
    assert done == '{"phone": "555", "pi": 3.14159265}'


def never_fixed(_path, _text):
    """Say of everything that it is text."""
    return False


def test_members_that_stay_do_so_in_json_within_a_text_too():
    """As names of members alone: the same word as a value is masked."""
    body = {"a": "a", "b": [{"a": '{"a": {"a": ["a"], "b": 1}}'}]}

    done = walk(body, is_fixed=lambda *_: False, mask=str.upper, members={"a"})

    assert done == {"a": "A", "B": [{"a": '{"a": {"a": ["A"], "B": 1}}'}]}


def test_a_parameter_may_have_the_name_of_a_file():
    """In a tool's list of parameters it is a name; a file in any other place is refused."""
    listed = {"file_id": {"type": "string", "description": "c"}, "image_url": {"type": "string"}}

    def tools(where):
        return {"tools": [{"function": {"name": "f", "parameters": {where: listed}}}]}

    done = walk(tools("properties"), is_fixed=lambda _, text: text != "c", mask=str.upper)

    found = done["tools"][0]["function"]["parameters"]["properties"]
    assert found["file_id"] == {"type": "string", "description": "C"}
    for body in (tools("default"), {"messages": [{"properties": listed}]}):
        with pytest.raises(VeilBroken):
            walk(body, is_fixed=lambda *_: True, mask=str.upper)


PHONE, CARD = 4915112345678, 4111111111111111


def numbers_as_text(text):
    """Mask these two numbers, as the veil does."""
    return f"<{len(text)}>" if text in {str(PHONE), str(CARD)} else text


@pytest.mark.parametrize("schema", ["parameters", "input_schema"])
def test_a_long_number_that_a_tool_may_be_given_is_masked(schema):
    """A default, a constant, one to choose from, an example, a word of its own: somebody's."""
    bounds = {"minimum": -PHONE, "maximum": PHONE, "multipleOf": CARD, "maxLength": CARD}
    tool = {
        schema: {
            "properties": {
                "to": {
                    "default": PHONE,
                    "const": CARD,
                    "enum": [CARD, 7],
                    "examples": [{"a": [float(PHONE)], "maximum": PHONE}],
                    "x-of": PHONE,
                    **bounds,
                }
            }
        }
    }
    body = {"seed": PHONE, "max_tokens": CARD, "tools": [tool]}

    done = walk(body, is_fixed=never_fixed, mask=numbers_as_text)

    assert (done["seed"], done["max_tokens"]) == (PHONE, CARD)
    assert done["tools"][0][schema]["properties"]["to"] == {
        "default": "<13>",
        "const": "<16>",
        "enum": ["<16>", 7],
        "examples": [{"a": ["<13>"], "maximum": "<13>"}],
        "x-of": "<13>",
        **bounds,
    }


def test_a_long_number_that_a_tool_was_given_is_masked_in_either_dialect():
    """As text in one of them, as an object in the other."""
    given = {"to": PHONE, "n": 7, "all": [CARD]}
    use = {"type": "tool_use", "input": given}
    call = {"function": {"arguments": json.dumps(given)}}
    body = {"messages": [{"content": [use]}, {"tool_calls": [call]}]}

    done = walk(body, is_fixed=never_fixed, mask=numbers_as_text)["messages"]

    masked = {"to": "<13>", "n": 7, "all": ["<16>"]}
    assert done[0]["content"][0]["input"] == masked
    assert json.loads(done[1]["tool_calls"][0]["function"]["arguments"]) == masked


@pytest.mark.parametrize(
    "written",
    [
        '{"a": 1}\n{"n": "J\\u00fcrgen"}',
        'Found: [{"n": "J\\u00fcrgen"}]',
        '"J\\u00fcrgen"',
        '\ufeff{"n": "J\\u00fcrgen"}',
        '{"a": 1, "a": "J\\u00fcrgen"}',
        '{"text": "Dear\\nJürgen, half of a',
        "[{'n': 'J\\xfcrgen'}]",
        '"{\\\\\\"n\\\\\\": \\\\\\"J\\\\\\\\u00fcrgen',
        "<td>J&uuml;rgen</td>",
        "<td>J&#252;rgen</td>",
        "GET /q?n=J%C3%BCrgen",
        "GET /q?n=J%25C3%25BCrgen",
        "GET /q?n=J%252525C3%252525BCrgen",
        "<td>J&amp;amp;uuml;rgen</td>",
        "<td>J&#37;C3&#37;BCrgen</td>",
        "J%5Cu00fcrgen",
        "[" * 3000 + '"J\\u00fcrgen"',
    ],
)
def test_codes_in_what_is_no_whole_json_hide_nothing(written):
    """Lines of JSON, half of one, one with words before it, a page: all are text to a reader."""

    def mask(text):
        return re.sub(r"\bJürgen\b", "Anna", text)

    done = walk({"messages": [{"content": written}]}, is_fixed=never_fixed, mask=mask)

    told = done["messages"][0]["content"]
    assert "rgen" not in told
    assert "Anna" in told


def test_codes_in_codes_in_codes_without_end_are_refused():
    """What would have to be read more often than anybody writes it does not leave."""
    with pytest.raises(VeilBroken, match="codes in codes"):
        walk(["J%" + "25" * 40 + "C3"], is_fixed=never_fixed, mask=str)


def test_codes_that_hide_nothing_stay_as_they_were_typed():
    """A path, a letter in a program, a half of a sign: where nothing is found all stays."""
    kept = r"C:\new\table\u00fc \ud83d %41 &amp; \x41 {"
    found = 'Jürgen wrote "\\u00e9\\n" in C:\\new'

    done = walk(
        [kept, found], is_fixed=never_fixed, mask=lambda text: text.replace("Jürgen", "Anna")
    )

    assert done == [kept, found.replace("Jürgen", "Anna")]


def test_a_list_of_files_in_a_text_is_words():
    """What a tool says of a folder may go; what holds a file or a picture stays here."""
    listing = [{"type": "file", "name": "a.txt"}, {"type": "image", "name": "b.png"}]
    inside = json.dumps(listing)
    use = {"messages": [{"content": [{"type": "tool_use", "input": {"found": listing}}]}]}

    assert walk(inside, is_fixed=never_fixed, mask=str) == inside
    assert walk(use, is_fixed=never_fixed, mask=str) == use
    with pytest.raises(VeilBroken, match="cannot be masked"):
        walk({"messages": [{"content": listing}]}, is_fixed=never_fixed, mask=str)


BEHIND = {"passport": "C01X00T47", "pin": "4711", "account": "1234567", "lat": "52.2053"}


def told(text):
    """Mask a value that stands behind its name, and alone never, as the veil does."""
    for name, value in BEHIND.items():
        text = text.replace(f"{name}: {value}", f"{name}: <{name}>")
    text = re.sub("(?i)(case number): 88231", r"\1: <case>", text)
    return text.replace("geo: -0.12182", "geo: <geo>")


@pytest.mark.parametrize("dialect", ["text", "input"])
def test_a_value_is_read_behind_the_name_of_its_member(dialect):
    """What alone may be anything is somebody's behind its name, at any depth, number or word."""
    given = {
        **BEHIND,
        "user": {"passport": ["C01X00T47"], "pin": 4711},
        "caseNumber": "88231",
        "case": {"number": 88231},
        "inner": '{"case_number": "88231"}',
        "geo": [52.2, -0.12182],
        "lat": 52.2053,
        "count": 4711,
        "price": 52.2053,
        "year": "1984",
    }
    part = json.dumps(given) if dialect == "text" else [{"type": "tool_use", "input": given}]
    body = {"messages": [{"content": part}], "seed": 4711, "pin": "4711"}

    done = walk(body, is_fixed=never_fixed, mask=told)

    content = done["messages"][0]["content"]
    found = json.loads(content) if dialect == "text" else content[0]["input"]
    assert found == {
        "passport": "<passport>",
        "pin": "<pin>",
        "account": "<account>",
        "lat": "<lat>",
        "user": {"passport": ["<passport>"], "pin": "<pin>"},
        "caseNumber": "<case>",
        "case": {"number": "<case>"},
        "inner": '{"case_number": "<case>"}',
        "geo": [52.2, "<geo>"],
        "count": 4711,
        "price": 52.2053,
        "year": "1984",
    }
    assert (done["seed"], done["pin"]) == (4711, "4711")


def test_a_name_that_is_masked_too_takes_no_value_with_it():
    """Whatever becomes of the names, a value keeps what is its own."""
    for mask, becomes in (
        (lambda text: text.replace("Noor", "Lena"), "4711"),
        (lambda text: "[ID_1]" if text.endswith("4711") and ":" in text else text, "[ID_1]"),
        (lambda text: text.replace("Noor", "Lena").replace("pin: 4711", "pin: 8"), "8"),
    ):
        done = walk('{"Noor pin": "4711"}', is_fixed=never_fixed, mask=mask)

        assert [*json.loads(done).values()] == [becomes]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("zip", 10115), ("plz", "10115"), ("postal_code", "75011"), ("mobileNumber", "1234567")),
        *(("tel", "555-1234"), ("username", "moonchild"), ("login", "mkowal"), ("cvv", "737")),
        *(("doorCode", "4821"), ("api_key", "abcd1234efgh"), ("pw", "x9!kk")),
    ],
)
def test_a_postcode_an_account_and_a_secret_are_read_behind_their_names(name, value):
    """What a rule tells only by the word before it is told by the member's name."""
    done = walk(
        json.dumps({name: value}),
        is_fixed=never_fixed,
        mask=lambda text: text.replace(f": {value}", ": <hidden>"),
    )

    assert json.loads(done) == {name: "<hidden>"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("line", "hello"), ("signal", "strong"), ("threads", "unroll"), ("user", "assistant")),
        *(("message", "1234567"), ("call_count", 1234567), ("phone_model", "1234567")),
    ],
)
def test_a_member_that_reaches_nobody_stays(name, value):
    """A word that is a service's name, too, or a count."""
    done = walk(
        json.dumps({name: value}),
        is_fixed=never_fixed,
        mask=lambda text: text.replace(f": {value}", ": <hidden>"),
    )

    assert json.loads(done) == {name: value}


def test_a_long_text_or_a_tiny_one_is_not_read_behind_a_name():
    """Words of their own say themselves what they speak of; each look costs time."""
    seen = []
    said = {"pin": "4711 " * 30, "pin" * 40: "4711", "a": {"pin": 47, "b": ""}}

    walk(json.dumps(said), is_fixed=never_fixed, mask=lambda text: seen.append(text) or text)

    assert not [text for text in seen if ": " in text]


DATA = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"


@pytest.mark.parametrize(
    "held",
    [
        {"type": "file", "data": DATA},
        {"type": "file", "file": {"file_data": DATA}},
        {"type": "image", "source": {"type": "base64", "data": f"{DATA}\n{DATA}="}},
        {"type": "image", "bytes": [137, 80, 78, 71] * 9},
        {"source": {"type": "base64", "data": DATA}},
        {"image_url": {"url": f"data:image/png;base64,{DATA}"}},
        {"image_url": DATA},
        {"file_data": DATA},
    ],
)
def test_data_in_a_text_is_refused(held):
    """What a picture, a sound or a file is made of cannot be masked, wherever it lies."""
    for inside in (
        json.dumps([held]),
        {"messages": [{"content": [{"type": "tool_use", "input": {"found": [held]}}]}]},
    ):
        with pytest.raises(VeilBroken, match="cannot be masked"):
            walk(inside, is_fixed=never_fixed, mask=str)


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Shoe", "image_url": "https://cdn.example.org/a/b/Some_Long-Name/shoe2.jpg"},
        {"type": "video", "source": "YouTube"},
        {"type": "file", "source": "main.c"},
        {"type": "file", "source": "src/components/header/navigation/index"},
        {"type": "document", "source": {"type": "url", "url": "https://example.org/a"}},
        {"type": "image", "data": None, "file_id": "f1"},
        {"type": "video", "data": "What a lovely day this is for Tweety, my good old friend"},
        {"type": "video", "data": [1, 2, 3], "bytes": 12},
    ],
)
def test_words_about_pictures_and_files_are_masked_as_text(said):
    """Within a text nobody takes them for a picture; a link is text, too."""
    inside = json.dumps({**said, "by": CANARY})
    use = {"messages": [{"content": [{"type": "tool_use", "input": {**said, "by": CANARY}}]}]}

    done = walk(inside, is_fixed=never_fixed, mask=caged)
    assert json.loads(done) == json.loads(caged(inside))
    assert json.dumps(walk(use, is_fixed=never_fixed, mask=caged)) == caged(json.dumps(use))
    with pytest.raises(VeilBroken, match="cannot be masked"):
        walk({"messages": [{"content": [{"type": "image"}]}]}, is_fixed=never_fixed, mask=caged)
