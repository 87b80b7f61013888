// Marks the talks that went on since they were last open in this browser, from an app or elsewhere.
// The browser holds ids and times for it, no words; nobody is told. Signing out clears it, and so
// do the pages where one can sign in.

const KEY = "troth-seen";
const MOST = 500;

let begun = null; // which notes this page has begun or found: those of another sign-in are not its

// since: what is older than the first look in this browser is not new.
// talks: of each, the newest message that a page showed: its id, and when it was said.
function held(times = []) {
  const anew = { since: Math.max(Date.now(), ...times), talks: {} };
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found?.talks ? found : anew;
  } catch {
    return anew;
  }
}

function hold({ since, talks }) {
  const newest = Object.entries(talks).sort(([, one], [, other]) => other.at - one.at);
  try {
    localStorage.setItem(KEY, JSON.stringify({ since, talks: Object.fromEntries(newest.slice(0, MOST)) }));
  } catch {
    // Where nothing can be held, nothing is marked.
  }
}

// A page that was opened: what it shows is seen, and nothing that comes later.
export function sees(form) {
  const talk = form.elements.conversation.value;
  const last = [...document.querySelectorAll(".turn[id] .tools time")].at(-1);
  const at = Date.parse(last?.dateTime) || 0;
  const found = held([at]);
  if (talk && at > (found.talks[talk]?.at ?? 0)) found.talks[talk] = { id: last.closest(".turn").id, at };
  begun = found.since;
  hold(found);
}

// An answer that came while the page is open. Where the notes were cleared since, none is made.
export function saw(talk, id) {
  const found = held();
  if (begun === null || found.since !== begun) return;
  found.talks[talk] = { id, at: found.talks[talk]?.at ?? found.since };
  hold(found);
}

export function marks(shelf) {
  const rows = [...shelf.querySelectorAll("[data-talk]")];
  const found = held(rows.map((row) => Date.parse(row.dataset.at) || 0));
  for (const row of rows) {
    const seen = found.talks[row.dataset.talk] ?? { at: found.since };
    const isNew = row.dataset.newest !== seen.id && Date.parse(row.dataset.at) > seen.at;
    row.querySelector(".went-on").hidden = !isNew;
  }
  if ("all" in shelf.dataset) {
    const ids = new Set(rows.map((row) => row.dataset.talk));
    found.talks = Object.fromEntries(Object.entries(found.talks).filter(([id]) => ids.has(id)));
  }
  hold(found);
}

export function clears() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be held, there is nothing to clear.
  }
}
