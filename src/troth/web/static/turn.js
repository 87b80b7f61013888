// One message on the page: made from the page's own templates, and told what it is once it is kept.

const list = () => document.getElementById("turns");

function made(id) {
  const turn = document.getElementById(id).content.firstElementChild.cloneNode(true);
  list().append(turn);
  return turn;
}

export const words = (turn) => turn.querySelector(".words");

export function mine(text, after) {
  const turn = made("turn-mine");
  turn.classList.add("coming");
  words(turn).textContent = text;
  turn.dataset.after = after;
  return turn;
}

export function theirs(name) {
  const turn = made("turn-theirs");
  turn.querySelector("h2").textContent = name;
  turn.classList.add("coming");
  return turn;
}

export function note(turn, text) {
  const told = document.createElement("p");
  told.className = "note ending";
  told.textContent = text;
  words(turn).after(told);
}

// What stands in the place of an answer that has not begun; nothing, once it has.
export function waits(turn, text) {
  const old = turn.querySelector(".note.waiting");
  if (old && text) old.textContent = text;
  else if (old) old.remove();
  else if (text) {
    note(turn, text);
    const told = words(turn).nextElementSibling;
    told.className = "note waiting";
    told.setAttribute("role", "status");
  }
}

// Only the newest answer can be asked for once more.
export function onlyNewestAgain() {
  for (const one of list().querySelectorAll(".turn:not(:last-child) .again")) one.remove();
}

// What is not kept has no address, and nothing can be done with it but to copy it.
export function unkept(turn) {
  turn.querySelectorAll(".edit, .again, .forgetting, .versions").forEach((one) => one.remove());
}

export function kept(turn, { id, conversation, question, instead }) {
  turn.id = id;
  const own = `/talk/${conversation}`;
  turn.querySelector(".forgetting form").action = `${own}/turns/${id}/forget`;
  const edit = turn.querySelector(".edit");
  if (edit) edit.href = `${own}?at=${id}&edit=${id}#${id}`;
  const again = turn.querySelector(".again");
  if (again) {
    again.elements.conversation.value = conversation;
    again.elements.again.value = question;
  }
  beside(turn, own, instead);
}

function beside(turn, own, instead) {
  const versions = turn.querySelector(".versions");
  if (!instead) {
    versions.remove();
    return;
  }
  const count = Number(instead.dataset.versions) + 1;
  turn.dataset.versions = count;
  versions.querySelector("a").href = `${own}?at=${instead.id}#${instead.id}`;
  versions.querySelector(".which").textContent = `${count} of ${count}`;
}

const counted = (count) => (count ? `${count} ${count === 1 ? "thing" : "things"} masked` : "Nothing had to be masked");

// Where it was made: here, or elsewhere. The page has both chips, and one of them goes.
function origin(turn, { receipt, outside, masked, recipient }) {
  const out = turn.querySelector(".chips-out");
  if (!outside) return out.remove();
  turn.querySelector(".chips-home").remove();
  out.dataset.receipt = receipt;
  out.querySelector("[data-count]").textContent = counted(masked);
  out.querySelector("[data-recipient]").textContent = recipient;
  out.querySelector("a").href = `/privacy/receipts/${receipt}#left`;
  return undefined;
}

// What the guard changed: how much, and why, each reason once. More of it where it is kept.
export function changed(turn, whys, guarded) {
  const told = turn.querySelector(".chips-changed");
  if (!whys.length) return told.remove();
  told.querySelector("[data-changed]").textContent = `${whys.length === 1 ? "1 sentence" : `${whys.length} sentences`} changed`;
  told.querySelector("[data-whys]").textContent = [...new Set(whys)].join(" ");
  if (guarded) told.querySelector("a").href = `/guard/${guarded}`;
  else told.querySelector("a").parentElement.remove();
  return undefined;
}

// How many earlier messages it used, and where they are shown; only what is kept has that page.
export function remembered(turn, count, id) {
  const link = turn.querySelector(".chips-remembered");
  if (!count || !id) return link.remove();
  link.href = `/memory/answers/${id}`;
  link.querySelector("[data-remembered]").textContent = `${count} ${count === 1 ? "thing" : "things"}`;
  return undefined;
}

export function chips(turn, told) {
  const { receipt, demo } = told;
  origin(turn, told);
  const link = turn.querySelector(".chips-receipt");
  if (receipt) link.href = `/privacy/receipts/${receipt}`;
  else link.remove();
  if (!receipt || !demo) turn.querySelector(".chips-demo")?.remove();
}
