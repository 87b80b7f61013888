"""Two coarse words for a browser."""

import pytest

from troth.front.browser import country, label


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox on Linux",
        ),
        (
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
                "Gecko) Version/18.0 Safari/605.1.15"
            ),
            "Safari on a Mac",
        ),
        (
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
            ),
            "Edge on Windows",
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) "
                "Chrome/142.0.0.0 Mobile Safari/537.36"
            ),
            "Chrome on Android",
        ),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
        ("<script>planted</script>\n" * 1000, "A browser"),
    ],
)
def test_it_says_which_kind_and_nothing_finer(agent: str, words: str) -> None:
    """Kind and system; no version, no model, and nothing that the browser wrote itself."""
    assert label(agent) == words


@pytest.mark.parametrize(
    ("asks_for", "told"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "AT"),
        ("en-US,en;q=0.5", "US"),
        ("zh-Hant-TW", "TW"),
        ("pt-br;q=1", "BR"),
        ("fr, de-CH", ""),
        ("es-419", ""),
        ("*", ""),
        ("", ""),
        ("<b>-US", ""),
        ("a" * 100_000 + "-US", ""),
    ],
)
def test_the_country_it_is_set_to(asks_for, told):
    """That of its first language, or none: a guess from the second would be a bad one."""
    assert country(asks_for) == told
