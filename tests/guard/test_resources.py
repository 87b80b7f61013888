"""Crisis lines: one dated file, checked whole."""

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from troth.errors import Unconfigured
from troth.guard.resources import load

CHECKED = datetime(2026, 6, 2, tzinfo=UTC)

WRONG = {
    "empty": lambda _: "",
    "only spaces": lambda _: " \n\n",
    "no toml": lambda text: text + "\n]]",
    "cut off": lambda text: text[: len(text) // 2].rsplit('"', 1)[0],
    "another format": lambda text: text.replace("troth/v1/", "troth/v9/"),
    "no day": lambda text: text.replace("checked_on = 2026-06-02", ""),
    "a day in quotes": lambda text: text.replace("= 2026-06-02", '= "2026-06-02"'),
    "a time instead of a day": lambda text: text.replace("2026-06-02", "2026-06-02T10:00:00Z"),
    "no source": lambda text: text.replace("source =", "sources ="),
    "no countries": lambda text: text[: text.index("[countries.US]")],
    "a country without lines": lambda text: text + '\n[countries.XX]\nname = { en = "X" }\n',
    "a small country code": lambda text: text.replace("countries.US", "countries.us"),
    "a long country code": lambda text: text.replace("countries.US", "countries.USA"),
    "an unknown entry": lambda text: text.replace("hours =", "hour =", 1),
    "a line without a number": lambda text: text.replace('call = ["3114"]\n', ""),
    "an empty number": lambda text: text.replace('["3114"]', '[""]'),
    "a number that is no text": lambda text: text.replace('["3114"]', "[3114]"),
    "a number that is no list": lambda text: text.replace('["3114"]', '"3114"'),
    "no numbers in the list": lambda text: text.replace('["3114"]', "[]"),
    "hidden characters": lambda text: text.replace('["3114"]', '["3114\\u202E"]'),
    "a plain website": lambda text: text.replace("https://3114.fr/", "http://3114.fr/"),
    "a negative count": lambda text: text.replace("= 18", "= -1"),
    "a truth for a count": lambda text: text.replace("= 18", "= true"),
    "a long text": lambda text: text.replace('"Samaritans"', f'"{"S" * 201}"'),
    "countries as a list": lambda text: text[: text.index("[countries.US]")] + "countries = []\n",
    "lines as a table": lambda text: text + "\n[countries.XX]\nlines = { a = 1 }\n",
    "a line as a number": lambda text: text + "\n[countries.XX]\nlines = [1]\n",
    "names as a list": lambda text: text + "\n[countries.XX]\nname = []\nlines = [1]\n",
    "a country as a number": lambda text: text + "\n[countries]\nXX = 1\n",
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_whole(change, resources_text, tmp_path):
    """One bad entry refuses the file, and the message names file and remedy."""
    file = tmp_path / "own.toml"
    file.write_text(change(resources_text), encoding="utf-8")

    with pytest.raises(Unconfigured) as refused:
        load(file)

    assert str(file) in str(refused.value)
    assert "Mend the file" in str(refused.value)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a = '\x00'", b"x" * 1_000_001], ids=len)
def test_bytes_that_are_no_text_are_refused(body, tmp_path):
    """Invalid UTF-8, NUL and a huge file give the one clear error."""
    file = tmp_path / "own.toml"
    file.write_bytes(body)

    with pytest.raises(Unconfigured):
        load(file)


def test_a_file_nested_too_deep_is_refused(tmp_path):
    """Ten thousand brackets are an error like any other."""
    file = tmp_path / "own.toml"
    file.write_text("a = " + "[" * 10_000, encoding="utf-8")

    with pytest.raises(Unconfigured):
        load(file)


def test_a_missing_file_is_refused(tmp_path):
    """No protocol file, no value to chat with."""
    with pytest.raises(Unconfigured, match="does not chat without it"):
        load(tmp_path / "none.toml")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    """What cannot be read counts as missing."""
    with pytest.raises(Unconfigured):
        load(tmp_path)


def test_what_stays_the_same_is_not_read_again(resources_text, tmp_path, monkeypatch):
    """Each answer looks whether the file is there and unchanged, and reads it if not."""
    file = tmp_path / "own.toml"
    file.write_text(resources_text, encoding="utf-8")
    first = load(file)
    with monkeypatch.context() as without:
        without.setattr("troth.guard.resources._read", None)
        assert load(file) is first
        assert load(None) is load(None)

    was = file.stat()
    file.write_text(f"{resources_text[:-1]}#", encoding="utf-8")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))

    assert (file.stat().st_size, file.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)
    assert load(file).digest != first.digest


@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda file: file.write_text("")], ids=["gone", "empty"]
)
def test_a_file_that_was_right_before_is_looked_at_anew(harm, resources_text, tmp_path):
    """What was read once is no protocol any more once its file is gone."""
    file = tmp_path / "own.toml"
    file.write_text(resources_text, encoding="utf-8")
    load(file)
    harm(file)

    with pytest.raises(Unconfigured):
        load(file)


def test_the_shipped_file_is_whole(resources):
    """It is dated, names its source and covers nine countries with fourteen lines."""
    lines = [line for country in resources.countries for line in country.lines]

    assert resources.checked_on == date(2026, 6, 2)
    assert "CC0" in resources.source
    assert (len(resources.countries), len(lines)) == (9, 14)
    assert re.fullmatch("[0-9a-f]{64}", resources.digest)


def test_an_own_file_is_read(resources_text, tmp_path):
    """An operator's file takes the place of the shipped one."""
    file = tmp_path / "own.toml"
    file.write_text(resources_text.replace('"3114"', '"4113"'), encoding="utf-8")

    (country,) = load(file).for_country("FR").countries

    assert country.lines[0].call == ("4113",)


@pytest.mark.parametrize(
    ("asked", "found"), [("DE", "DE"), ("de", "DE"), (" gb ", "GB"), ("UK", "GB"), ("us", "US")]
)
def test_a_country_is_found_however_it_is_written(asked, found, resources):
    """Case, spaces and the common name of Great Britain do not matter."""
    answer = resources.for_country(asked)

    assert answer.known
    assert [country.code for country in answer.countries] == [found]


@pytest.mark.parametrize("asked", ["", "ZZ", "Germany", "D", "\x00", "DEDE"])
def test_an_unknown_country_gets_the_whole_list(asked, resources):
    """Nobody is left without a number."""
    answer = resources.for_country(asked)

    assert not answer.known
    assert answer.countries == resources.countries


def test_a_country_without_names_is_called_by_its_code(resources_text, tmp_path):
    """Names are a courtesy, not a condition."""
    file = tmp_path / "own.toml"
    file.write_text(re.sub(r"(?m)^name = \{.*\}$", "", resources_text), encoding="utf-8")

    (country,) = load(file).for_country("FR").countries

    assert country.name("fr") == "FR"


@pytest.mark.parametrize(
    ("after", "stale"), [(-2, True), (0, False), (180, False), (181, True), (4000, True)]
)
def test_numbers_grow_stale_after_half_a_year(after, stale, resources):
    """180 days, and a date in the future is not believed."""
    at = CHECKED + timedelta(days=after)

    assert resources.is_stale(at) is stale
    assert resources.age(at) == timedelta(days=after)
