"""The list of models to fetch: whole, pinned, dated, and honest about what fits."""

import re
from datetime import date
from pathlib import Path

import pytest

from troth.weights.catalogue import advice, advised, catalogue, fit, memory_mb, read
from troth.weights.own import name_for


def test_each_line_is_whole_and_pinned() -> None:
    """A name that is free, a full SHA-256, a fixed version at an https address, a known licence."""
    listed = catalogue()

    assert listed.as_of >= date(2026, 11, 22)
    for one in listed.offers:
        assert name_for(one.name) == one.name
        assert re.fullmatch(r"[0-9a-f]{64}", one.sha256)
        assert re.fullmatch(r"https://[a-z.]+/\S+/resolve/[0-9a-f]{40}/\S+\.gguf", one.url)
        assert one.licence in {"Apache-2.0", "MIT"}
        assert one.size / 1e6 + 300 < one.memory < 2 * one.size / 1e6 + 500
    assert len({one.sha256 for one in listed.offers}) == len(listed.offers)
    assert listed.find(listed.offers[0].name) is listed.offers[0]
    assert listed.find("none") is None


def test_what_fits_is_said_beside_the_server() -> None:
    """Memory for Troth and the system is left out of what a model may take."""
    assert fit(2500, has_mb=4000) == "fits"
    assert fit(2501, has_mb=4000) == "tight"
    assert fit(3201, has_mb=4000) == "too large"


def test_the_largest_that_fits_is_advised() -> None:
    """On a small machine none is, and the words say what to do instead."""
    offers = catalogue().offers

    assert advised(offers, has_mb=2000) is None
    assert "None of these fits" in advice(offers, has_mb=2000)
    found = advised(offers, has_mb=8000)
    assert found is not None
    assert found.name == "qwen2.5-7b"
    assert "8.0 GB of memory" in advice(offers, has_mb=8000)
    assert found.name in advice(offers, has_mb=8000)


def test_a_container_counts_what_it_may_use(tmp_path: Path) -> None:
    """The smaller of the machine's memory and the limit; no limit, or an odd one, is none."""
    limit = tmp_path / "memory.max"
    limit.write_text("2000000000\n")

    assert memory_mb([limit], machine=8_000_000_000) == 2000
    assert memory_mb([tmp_path / "none"], machine=8_000_000_000) == 8000
    limit.write_text("max\n")
    assert memory_mb([limit], machine=8_000_000_000) == 8000
    assert memory_mb() > 0


def test_a_list_that_is_not_whole_is_not_read() -> None:
    """A line without its hash is a mistake, not an offer."""
    with pytest.raises(TypeError):
        read('as_of = 2026-11-22\n[[model]]\nname = "x"\n')
