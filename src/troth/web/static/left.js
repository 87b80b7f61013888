// What left for an answer, beside what was written: fetched when somebody opens it, and not before.

import { masking } from "./masks.js";

const GONE = "What was sent is not kept any more: Troth keeps it for 90 days.";
const AWAY = "Troth could not be reached. Open this again in a moment.";

const copy = (id) => document.getElementById(id).content.cloneNode(true);
const plain = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// Each of these words alone, whatever its case, the longest first.
function marked(text, words) {
  const named = words.filter(Boolean).sort((one, other) => other.length - one.length);
  if (!named.length) return [text];
  const pieces = text.split(new RegExp(`(${named.map(plain).join("|")})`, "giu"));
  return pieces.map((piece, at) => {
    if (at % 2 === 0) return piece;
    const made = document.createElement("mark");
    made.textContent = piece;
    return made;
  });
}

function rest(count) {
  if (count < 1) return "";
  const more = count === 1 ? "One more text" : `${count} more texts`;
  return `${more} went along, masked in the same way: Troth's own lines, and what was said before.`;
}

function built({ said, masked }) {
  const made = copy("left-told");
  const mine = said.findLast((one) => one.role === "user") ?? { own: "", sent: "" };
  made.querySelector("[data-own]").append(...marked(mine.own, masked.map((one) => one.original)));
  made.querySelector("[data-sent]").append(...marked(mine.sent, masked.map((one) => one.surrogate)));
  made.querySelector("[data-rest]").textContent = rest(said.length - 1);
  const list = made.querySelector(".masks");
  list.append(...masked.map(row));
  if (!masked.length) list.remove();
  return made;
}

function row({ original, surrogate, what, is_name: isName, listed }) {
  const made = copy("left-mask").firstElementChild;
  made.querySelector("[data-original]").textContent = original;
  made.querySelector("[data-surrogate]").textContent = surrogate;
  made.querySelector("[data-what]").textContent = what;
  if (!isName) made.querySelector('[data-list="never"] [data-words]').textContent = "Leave it as it is";
  for (const field of made.querySelectorAll('[name="word"]')) field.value = original;
  for (const of of made.querySelectorAll("[data-of]")) of.textContent = `: ${original}`;
  made.dataset.listed = listed;
  return made;
}

function told(place, sentence) {
  const made = document.createElement("p");
  made.className = "note";
  made.textContent = sentence;
  place.replaceChildren(made);
}

async function open(details) {
  const place = details.querySelector("[data-left]");
  if (place.childElementCount && !place.dataset.again) return;
  delete place.dataset.again;
  const answer = await fetch(`/api/receipts/${details.dataset.receipt}/left`).catch(() => null);
  if (answer?.ok) {
    place.replaceChildren(built(await answer.json()));
    masking(place);
    return;
  }
  place.dataset.again = "yes";
  told(place, answer?.status === 404 ? GONE : AWAY);
}

export function lefts(within) {
  within.addEventListener(
    "toggle",
    ({ target }) => target.matches(".chips-out") && target.open && open(target),
    true, // it does not bubble
  );
}
