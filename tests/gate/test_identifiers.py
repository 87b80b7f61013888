"""Names of tools: read as words, spared where they name nobody, and refused where they do."""

import json

import pytest

from troth.errors import BadInput
from troth.gate.identifiers import (
    check,
    hides,
    identifiers,
    is_place,
    names,
    spared,
    strings,
    told,
)
from troth.providers.base import Ask, Message, ToolCall
from troth.veil.detect import Detector
from troth.veil.mask import Masker
from troth.veil.ner import Ner
from troth.words import Clear


def mask(text):
    """Mask Noor and every word with a low line, as the veil does."""
    return " ".join("x" if one.lower() == "noor" or "_" in one else one for one in text.split(" "))


def ask(*tools, messages=(), choice=None):
    """Write an ask."""
    return Ask(
        messages=(*messages, Message("user", Clear("Hi."))),
        max_tokens=9,
        tools=tools,
        tool_choice=choice,
    )


def tool(name, **schema):
    """Write a tool."""
    return {"type": "function", "function": {"name": name, "parameters": schema}}


def test_every_name_is_found_at_any_depth() -> None:
    """Of functions, of parameters in each other, of those that are required, of what was called."""
    inner = {"properties": {"b": {"anyOf": [{"properties": {"c": {}}}]}}}
    called = Message("assistant", Clear(""), calls=(ToolCall(id="1", name="k", arguments="{}"),))

    found = [
        (where, name)
        for _, where, name in identifiers(
            ask(
                tool("f", properties={"a": inner, "properties": {}}, required=["a"]),
                tool("g"),
                messages=(called,),
                choice={"type": "function", "function": {"name": "h"}},
            )
        )
    ]

    first = "tools[0].function.parameters"
    assert found[0] == ("tools[0].function.name", "f")
    assert sorted(found[1:-3]) == [(first, one) for one in ("a", "a", "b", "c", "properties")]
    assert found[-3:] == [("tools[1].function.name", "g"), ("tool_choice", "h"), ("messages", "k")]


@pytest.mark.parametrize("schema", [None, 7, "properties", ["a"], {"properties": ["a"]}])
def test_a_schema_of_another_shape_has_no_names(schema) -> None:
    """It is text all the same, for whoever walks it."""
    told = {"type": "function", "function": {"name": "f", "parameters": schema}}

    assert [name for *_, name in identifiers(ask(told))] == ["f", ""]


def test_names_are_spared_where_their_words_say_nothing() -> None:
    """`send_mail` is nobody's handle; `ask_noor` names somebody."""
    told = ["send_mail", "ask_noor", "max__results_2", "_", "askNoor", "getUser"]

    assert spared(told, mask) == {"send_mail", "max__results_2", "_", "getUser"}


def test_a_name_of_several_words_may_hide_whose_it_is() -> None:
    """`scoreOfNoor` is one word to whoever reads it as text."""
    assert [one for one in ("scoreOfNoor", "of_noor", "noor", "_", "") if hides(one)] == [
        "scoreOfNoor",
        "of_noor",
    ]


def test_what_json_says_is_told_behind_its_names() -> None:
    """Behind those of several words: the others can be read as they stand."""
    said = {"is_gay": True, "a": [{"hivStatus": "positive"}, {"b_c": {"d_e": None}}], "f": "g"}

    assert [*told(json.dumps(said))] == ["is gay: true", "hiv Status: positive", "d e: null"]
    assert [*told("is_gay: true")] == [*told('{"is_gay": ')] == []


def test_members_of_what_tools_were_told_and_said_are_such_names() -> None:
    """Of JSON alone, and only of tools: what the person wrote is no name of a program."""
    call = ToolCall(id="1", name="f_f", arguments=json.dumps({"a_b": [{"c_d": "v_v"}], "e": 1}))
    messages = (
        Message("user", Clear('{"mine_own": 1}')),
        Message("assistant", Clear('{"its_own": 1}'), calls=(call,)),
        Message("tool", Clear('[{"g_h": {"i_j": null}}]'), call_id="1"),
        Message("tool", Clear("k_l: 1"), call_id="1"),
        Message("tool", Clear('{"m_n": '), call_id="1"),
    )

    assert names(ask(messages=messages)) == ["f_f", "a_b", "e", "c_d", "g_h", "i_j"]


def test_a_great_many_names_are_looked_at_in_part() -> None:
    """Each costs time; the rest is masked like all else. Names of tools are all looked at."""
    many = json.dumps({f"a_{at}": 1 for at in range(5_000)})
    tools = [tool(f"f{at}") for at in range(500)]

    assert len(names(ask(*tools, messages=(Message("tool", Clear(many), call_id="1"),)))) == 800


def test_more_names_than_anybody_looks_through_are_refused() -> None:
    """They would hold up the machine; and none may leave without a look."""
    at_most = [tool("f", properties={f"a{at}": {} for at in range(1_999)})]
    more = tool("g", properties={"b": {}})

    assert len(names(ask(*at_most))) == 2_000
    with pytest.raises(BadInput, match="2000 names") as caught:
        names(ask(*at_most, more))

    assert caught.value.param == "tools"


@pytest.mark.parametrize(
    ("told", "where"),
    [
        (ask(tool("noor")), "tools[0].function.name"),
        (ask(tool("f"), tool("callNoor")), "tools[1].function.name"),
        (ask(tool("f", properties={"a": {}, "of-noor": {}})), "tools[0].function.parameters"),
        (ask(choice={"function": {"name": "NOOR"}}), "tool_choice"),
    ],
)
def test_a_name_that_says_who_somebody_is_is_refused(told, where) -> None:
    """With its place; the name itself is not repeated."""
    with pytest.raises(BadInput) as caught:
        check(told, spared(names(told), mask), mask)

    assert caught.value.param == where
    assert f"`{where}`" in str(caught.value)
    assert "noor" not in str(caught.value).lower()


def test_names_that_say_nothing_go() -> None:
    """Also with capitals inside, hyphens and numbers."""
    told = ask(tool("getUser2", properties={"first-name": {}}))

    check(told, spared(names(told), mask), mask)


def test_a_name_that_the_talk_makes_somebodys_is_refused_too() -> None:
    """It was spared before the talk was looked through; by now it is known whose it is."""
    told = ask(tool("call_lind"))

    with pytest.raises(BadInput):
        check(told, spared(names(told), mask), lambda text: text.replace("lind", "x"))
    with pytest.raises(BadInput):
        check(told, frozenset(), mask)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        (("tools", 0, "function", "name"), True),
        (("tools", 0, "name"), True),
        (("tools", 0, "function", "parameters", "required", 3), True),
        (("messages", 0, "tool_calls", 1, "function", "name"), True),
        (("tool_choice", "name"), True),
        (("messages", 0, "content"), False),
        (("tools", 0, "function", "parameters", "enum", 3), False),
        (("stop", 0), False),
        ((), False),
    ],
)
def test_where_a_name_stands_as_a_value(path, *, is_one: bool) -> None:
    """Elsewhere the same word is text."""
    assert is_place(path) is is_one


def test_every_string_is_found() -> None:
    """In values and in names of members."""
    assert sorted(strings({"a": ["b", {"c": 1, "d": None}], "e": "f"})) == list("abcdef")


PROGRAMS = """
get_current_timestamp calculate_timestamp search_web fetch_url generate_image edit_image
execute_code search_memories add_memory replace_memory_content delete_memory list_memories
search_notes view_note write_note replace_note_content search_chats view_chat
search_channels search_channel_messages view_channel_thread view_channel_message
list_knowledge_bases search_knowledge_bases query_knowledge_bases search_knowledge_files
query_knowledge_files view_knowledge_file view_file view_skill create_tasks update_task
ask_user list_automations create_automation query count start_timestamp end_timestamp
note_id title content chat_id channel_id message_id thread_id knowledge_id skip limit offset
max_chars prompt url urls code language days_ago weeks_ago months_ago years_ago memory_id
file_id get_weather location unit city country latitude longitude timezone units date
start_date end_date time duration name first_name last_name full_name email phone
phone_number address street zip postal_code state user user_id username password token
api_key id ids type kind status priority description summary text message messages body
subject to cc bcc from recipient recipients sender attachments path file_path filename
directory folder pattern regex replacement line start_line end_line recursive depth force
dry_run create_issue list_issues get_issue owner repo branch base head labels milestone
assignee assignees comment pull_number sha ref browser_navigate browser_click browser_type
selector element submit slowly wait_for timeout width height fullPage read_file write_file
edit_file list_directory create_directory move_file search_files get_file_info source
destination edits oldText newText dryRun sequential_thinking thought nextThoughtNeeded
thoughtNumber totalThoughts isRevision revisesThought branchFromThought branchId
needsMoreThoughts turn_on turn_off entity_id area floor brightness color temperature
hvac_mode device_class domain media_player volume_level calendar_id event_id attendees
organizer reminder all_day recurrence rrule amount currency price quantity product_id
order_id customer_id invoice_number sku category tags rating review origin arrival departure
passengers class flight_number hotel check_in check_out guests rooms sql table column where
order_by group_by join values schema database connection_string lat lng lon radius zoom
place_id route mode avoid region model max_tokens top_p stop seed n stream tools tool_choice
wind_speed feels_like humidity pressure uv_index sunrise sunset created_at updated_at
"""
OF_PEOPLE = (
    *("zuleika_quandt", "zuleika-quandt", "noor_haddad", "haddad", "pierre_dupont", "mehmet"),
    *("siobhan", "klaus", "nameOfMaria", "call_4915112345678"),
)


@pytest.mark.long
def test_names_of_programs_are_told_from_those_of_people(tmp_path) -> None:
    """With the real model: of some hundred names that tools use none is refused, of people all."""
    detector = Detector(Ner(tmp_path, tmp_path))
    masker = Masker(b"x", detect=lambda text, _: detector.detect(text, ()))

    assert set(PROGRAMS.split()) - spared(PROGRAMS.split(), masker.mask) == set()
    assert spared(OF_PEOPLE, masker.mask) == frozenset()
