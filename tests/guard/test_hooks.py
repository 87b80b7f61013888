"""The books of hooks."""

from troth.guard.hooks import LANGUAGES, books, books_for


def test_each_language_has_a_book_of_its_own():
    """Read once, and found by name."""
    assert tuple(book.language for book in books()) == LANGUAGES
    assert [book.language for book in books_for(["fr", "en", "nl"])] == ["en", "fr"]
    assert books() is books()
