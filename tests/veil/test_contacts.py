"""Ways to reach a person."""

import pytest

from troth.veil.contacts import find, is_number

HOME = "/home/"
MAC = HOME.replace("home", "Users")  # no file holds a path of a machine

FOUND = [
    ("txt O77OO 9OO l23 lol", "O77OO 9OO l23"),
    ("ring 212•555•0143", "212•555•0143"),
    ("[12:03] <moonchild> hello", "moonchild"),
    ("Username: moonchild", "moonchild"),
    ("user: moonchild", "moonchild"),
    ("it lies in " + HOME + "mkowal/notes", "mkowal"),
    (MAC + "mara.lind/Desktop/x.txt", "mara.lind"),
    (r"C:\Users\Mara Lind\Documents", "Mara Lind"),
    (r"C:\\Users\\mkowal\\x.txt", "mkowal"),
    ("C:" + MAC + "mkowal/x.txt", "mkowal"),
    ("file:///C:" + MAC + "Mara%20Lind/x", "Mara%20Lind"),
    ("/mnt/c/Users/mkowal", "mkowal"),
    ("postgres://mara:s3cret@db.internal:5432/app", "postgres://mara:s3cret@db.internal:5432/app"),
    ("my mail m a r a at g m a i l dot com", "m a r a at g m a i l dot com"),
    ("ou alors 06.39.98.01.77", "06.39.98.01.77"),
    ("06.12.98.01.77", "06.12.98.01.77"),
    ("write to mia.lind@example.org.", "mia.lind@example.org"),
    ("mia dot lind at example dot com", "mia dot lind at example dot com"),
    ("jonas(at)example(dot)org", "jonas(at)example(dot)org"),
    ("nuria arroba ejemplo punto com", "nuria arroba ejemplo punto com"),
    ("jana ät beispiel punkt de", "jana ät beispiel punkt de"),
    ("lucie arobase exemple point fr", "lucie arobase exemple point fr"),
    ("ornella punto p chiocciola posta punto it", "ornella punto p chiocciola posta punto it"),
    ("truus streepje b apenstaartje post punt nl", "truus streepje b apenstaartje post punt nl"),
    ("ana ponto luz arroba correio ponto pt", "ana ponto luz arroba correio ponto pt"),
    ("07700 900123", "07700 900123"),
    ("(212) 555-0143", "212) 555-0143"),
    ("212-555-0143", "212-555-0143"),
    ("+44 7700 900 812", "+44 7700 900 812"),
    ("0049 151 23456789", "0049 151 23456789"),
    ("06 39 98 12 34", "06 39 98 12 34"),
    ("655 12 34 56", "655 12 34 56"),
    ("text me: 5550143 ok", "5550143"),
    ("Tel:+4915123456789", "+4915123456789"),
    ("[call](tel:07911123456)", "07911123456"),
    ("Tel.:0151 23456789", "0151 23456789"),
    ("Tel.015123456789", "015123456789"),
    ("Tel/015123456789", "015123456789"),
    ("Tel-015123456789", "015123456789"),
    ("Noor,015123456789,x", "015123456789"),
    ("call 0151 23456789: Noor", "0151 23456789"),
    ("0151_234_56_789", "0151_234_56_789"),
    ("- -mia.lind@example.org", "mia.lind@example.org"),
    ("**mia.lind**@example.org", "mia.lind**@example.org"),
    ("mia.lind@intranet", "mia.lind@intranet"),
    ("-example.org/mia", "example.org/mia"),
    ("mia😀.lind@example.org, bye", "mia😀.lind@example.org"),
    ("to mia@exam😂ple.org now", "mia@exam😂ple.org"),
    ("mia@example.org😂see you", "mia@example.org"),
    ("see https://example.org/mia?x=1.", "https://example.org/mia?x=1"),
    ("linktr.ee/some.one", "linktr.ee/some.one"),
    ("@some.one told me", "@some.one"),
    ("insta: quietdays", "quietdays"),
    ("snap is benji_kites22", "benji_kites22"),
    ("he followed wren.exe again", "wren.exe"),
    ("find me on telegram: kaya1999", "kaya1999"),
    ("connect to 203.0.113.7", "203.0.113.7"),
    ("or 2001:db8::7", "2001:db8::7"),
]
LEFT = [
    "loll 10 Ill ooo 0.1 lll",
    "IO 2010 I 10101010",
    "User: hello\nAssistant: hi",
    "USER: tell me a joke",
    "user: thanks, bye",
    "@author and @param in a comment",
    "@media (max-width: 600px) and @dataclass(frozen=True)",
    "@app.route('/') needs @types/node",
    "return self._name, my_list, max_tokens",
    f"{HOME}user/x, {MAC}Shared/y, {HOME}ubuntu/.ssh and {HOME}$USER",
    r"C:\Users\Public\x",
    "src/home/index and /usr/local/bin",
    'push("' + HOME + 'settings")',
    "redis://localhost:6379/0",
    "look at me at the dot com bubble",
    "the field first_name is empty",
    "the sample says 0000-1234",
    "meet me at the dot on the map",
    "it's at noon. com on",
    "I looked at him. me too",
    "call me later",
    "on 12.04.2021 at 10:30",
    "between 2019-2021",
    "1,250,000 dollars",
    "it cost 1 250 000 euros",
    "12345",
    "pi is 3.14159265358979",
    "at 10:30:15",
    "a ratio of 3:1415926535",
    "5 apples @ 2 each",
    "🌸@🌸 and 5€@😀",
    "see you @ noon",
    "follow me on instagram",
    "I was on insta today",
    "she snapped at me",
    "watch netflix.com",
    "follow your heart",
    "line 5 of the song",
    "version 1.2.3.4567",
    "from 127.0.0.1",
    "that's so_not_me but snake_case? no: __init__",
    "he followed me home",
    "@home all day",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_way_to_reach_somebody_is_found(text: str, wanted: str) -> None:
    """All of it is found, as a direct contact."""
    found = list(find(text))

    assert any(wanted in text[one.start : one.end] for one in found)
    assert {(one.label, one.kind) for one in found} == {("CONTACT", "direct")}


@pytest.mark.parametrize("text", [text for text in LEFT if "snake" not in text])
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """Dates, prices, times, verbs and well-known sites are no contacts."""
    assert [text[one.start : one.end] for one in find(text)] == []


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("+1 212 555 0143", True),
        ("+0 212 555 0143", False),
        ("+1234", False),
        ("000000000", False),
        ("1 000 000 000", False),
        ("07700 900123", True),
    ],
)
def test_a_plan_of_numbers_decides(said: str, *, is_one: bool) -> None:
    """A number without words around it must fit a plan."""
    assert is_number(said, "".join(filter(str.isdigit, said))) is is_one
