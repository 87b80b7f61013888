"""On a narrow screen with letters of twice the size, no everyday word is broken in two."""

import pytest

PAGES = (
    ("nobody", "/"),
    ("nobody", "/sign-in?came=in"),
    ("noor", "/talk"),
    ("noor", "/talks"),
    ("noor", "/privacy"),
    ("noor", "/models"),
    ("noor", "/privacy/erase"),
    ("noor", "/you"),
    ("olu", "/operator"),
)
PARTED = r"""() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    const parent = text.parentElement;
    const isCode = parent.closest("script, template, code, pre, select, .unseen");
    if (isCode || !parent.checkVisibility()) continue;
    for (const word of text.data.matchAll(/\p{L}{2,14}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (new Set(tops).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.long
@pytest.mark.parametrize(("who", "path"), PAGES)
async def test_no_word_is_parted(tab_of, who, path):
    """Where a browser knows where to part a word it may, with a hyphen; this one does not."""
    tab = await tab_of(who, viewport={"width": 320, "height": 700})
    await tab.go(path)

    await tab.set_text(32)
    await tab.page.wait_for_function(
        "() => getComputedStyle(document.documentElement).fontSize === '32px'"
    )

    assert await tab.page.evaluate(PARTED) == []
    assert await tab.page.evaluate("document.documentElement.scrollWidth") <= 320
