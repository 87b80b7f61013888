// “Not a name” and “Always mask” in place. Without script each is a form that leads to the list.

const STATES = {
  never: "It goes out as it is from your next message on.",
  always: "It is always masked.",
  "": "",
};
const AWAY = "That did not work. Try again in a moment.";

function show(item, listed) {
  item.dataset.listed = listed;
  item.querySelector("[data-state]").textContent = STATES[listed];
  for (const form of item.querySelectorAll("form")) form.hidden = Boolean(form.dataset.list) === Boolean(listed);
}

async function change(form) {
  const item = form.closest(".mask");
  const body = new URLSearchParams(new FormData(form));
  // The list that it would lead to is not needed: that it comes says that it was done.
  const sending = { method: "POST", body, redirect: "error" };
  const answer = await fetch(form.action, sending).catch(() => null);
  if (!answer?.ok) {
    item.querySelector("[data-state]").textContent = AWAY;
    return;
  }
  show(item, form.dataset.list);
  item.querySelector("form:not([hidden]) button").focus();
}

export function masking(within) {
  for (const item of within.querySelectorAll(".mask")) {
    show(item, item.dataset.listed);
    item.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      change(event.target);
    });
  }
}
