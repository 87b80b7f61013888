"""Short forms of first names."""

from troth.veil import pools
from troth.veil.fold import plain
from troth.veil.words.plain_words import NOBODY
from troth.veil.words.short_names import FAMILIES


def test_each_line_is_a_full_name_and_its_short_forms() -> None:
    """Folded already, each short form of one name alone, and none that is nobody's."""
    lines = [line.split() for line in FAMILIES.strip().splitlines()]
    names = [name for line in lines for name in line]

    assert all(len(line) > 1 for line in lines)
    assert [plain(name) for name in names] == names
    assert len(names) == len(set(names))
    assert not NOBODY.intersection(names)


def test_a_short_form_leads_to_the_full_name() -> None:
    """So that Kasia and Katarzyna look alike when they are masked."""
    assert pools.root("kasia") == "katarzyna"
    assert "wojtek" in pools.short_forms("wojciech")
