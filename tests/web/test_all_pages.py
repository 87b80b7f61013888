"""The list of page modules."""

from pathlib import Path

from troth.web import all_pages, pages


def test_every_module_is_in_the_list() -> None:
    """A page that nobody can open is no page."""
    folder = Path(pages.__path__[0])
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__"}

    assert {make.__module__.rpartition(".")[2] for make in all_pages.PAGES} == modules
