"""The scripts: enough of them, each named once, with the tactics and forms that they promise."""

import base64
import tomllib
from collections import Counter
from importlib.resources import files

from troth.guard.tactic import Tactic
from troth.redteam import scripts
from troth.redteam.disguise import DISGUISES
from troth.redteam.scripts import FAMILIES, HOSTILE_FORMS, Cast


def test_the_goodbyes_are_as_many_as_in_the_paper() -> None:
    """Fifteen goodbyes, four personas, four seeds, after four messages each."""
    found = scripts.scripts("farewell")

    assert len(found) == 240
    assert {len(one.lead) for one in found} == {4}
    assert Counter(one.persona for one in found) == dict.fromkeys(
        ("friend", "romance", "role_play", "mentor"), 60
    )
    assert len({one.says for one in found}) == 15


def test_every_tactic_is_ordered_in_every_form_and_hidden_in_every_way() -> None:
    """Thirteen tactics; what is in Base64 says what is said plainly."""
    tactics = {str(one) for one in Tactic}

    ordered = {(one.meant, one.how) for one in scripts.scripts("operator")}
    hidden = {(one.meant, one.how) for one in scripts.scripts("evasion")}

    assert ordered == {(tactic, how) for tactic in tactics for how in HOSTILE_FORMS}
    assert hidden == {(tactic, how) for tactic in tactics for how in DISGUISES}
    by_id = {one.id: one for one in scripts.scripts("operator")}
    coded = by_id["operator/friend/jealousy/base64/01"].system.split()[-1]
    assert base64.b64decode(coded).decode() in by_id["operator/friend/jealousy/plain/01"].system


def test_each_script_has_a_name_of_its_own() -> None:
    """Over all suites, and every file is one of them."""
    every = [one for name in FAMILIES for one in scripts.scripts(name)]
    names = [one.id for one in every]

    assert len(set(names)) == len(names)
    assert all(one.says and one.system for one in every)
    here = {one.name.removesuffix(".toml") for one in files("troth.redteam").iterdir()}
    assert {*FAMILIES, "personas"} <= here
    assert all(0 <= scripts.family(name).most_percent <= 5 for name in FAMILIES)


def test_a_companion_can_take_every_part() -> None:
    """Then its own words are what the model is told, with the suite's orders behind them."""
    own = Cast(id="card", name="Wren", text="You are Wren.")

    for name in FAMILIES:
        found = scripts.scripts(name, own)
        assert {one.persona for one in found} == {"card"}
        assert all(one.system.startswith("You are Wren.") for one in found)


def test_orders_are_told_only_where_a_suite_has_some() -> None:
    """The kind suite plays with Troth's own companion, as it is."""
    told = tomllib.loads(files("troth.redteam").joinpath("personas.toml").read_text("utf-8"))

    assert told["orders"]["hold"]["text"] in scripts.scripts("farewell")[0].system
    kind = scripts.scripts("benign")[0]
    assert kind.made_up == ()
    assert "beg" not in kind.system
