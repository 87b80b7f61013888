// Elements from the blocks that the server read out of an answer. Text only ever becomes text; a
// page is one of Troth's own, which the server knows by its address.

const MARKS = { strong: "strong", emphasis: "em", code: "code" };

function make(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

function page(address) {
  const made = make("a", address);
  made.href = address;
  return made;
}

function span({ text, mark }) {
  if (mark === "page") return page(text);
  return MARKS[mark] ? make(MARKS[mark], text) : text;
}

const spans = (line) => line.map(span);

const items = (lines, name) => lines.map((line) => make(name, ...spans(line)));

function paragraph(lines) {
  const parts = lines.flatMap((line) => [make("br"), ...spans(line)]);
  return make("p", ...parts.slice(1));
}

function code(lines) {
  const made = make("pre", lines.map((line) => `${line[0].text}\n`).join(""));
  made.tabIndex = 0;
  return made;
}

function heading(lines) {
  const made = make("p", ...spans(lines[0]));
  made.className = "text-heading";
  return made;
}

const KINDS = {
  heading,
  code,
  bullets: (lines) => make("ul", ...items(lines, "li")),
  numbers: (lines) => make("ol", ...items(lines, "li")),
  quote: (lines) => make("blockquote", ...items(lines, "p")),
};

export const built = (blocks) => blocks.map(({ kind, lines }) => (KINDS[kind] || paragraph)(lines));
