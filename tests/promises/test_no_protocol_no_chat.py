"""Where Troth could not help in a crisis, it does not chat."""

from dataclasses import replace

import pytest

from troth.errors import Unconfigured
from troth.testing.house import talk, with_model


@pytest.mark.parametrize("broken", [None, "", "not a protocol"])
def test_without_the_crisis_protocol_there_is_no_answer(
    house, talking, model, tmp_path, kept, broken
) -> None:
    """A file that is missing, empty or spoilt means: no answer, no model, nothing kept."""
    file = tmp_path / "resources.toml"
    if broken is not None:
        file.write_text(broken, "utf-8")
    without = replace(house, settings=replace(house.settings, resources_file=file))

    with pytest.raises(Unconfigured):
        talk(without, talking, "hello", companion=with_model(without, model))

    assert model.asks == []
    assert kept(house, talking) == []
