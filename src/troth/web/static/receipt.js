// Lets this browser check a receipt by itself, step by step, where it can.

import { masking } from "./masks.js";
import { checked } from "./proof.js";

const place = document.getElementById("checked-here");
const request = document.querySelector("[data-request]");
const button = place?.querySelector("button");
const UNREAD = { what: "The file could not be read, or this browser cannot check it. Use the command.", holds: false };

function shown({ what, holds }) {
  const step = place.querySelector(holds ? "#step-holds" : "#step-broken").content.cloneNode(true);
  step.querySelector("[data-what]").textContent = what;
  return step;
}

async function check() {
  button.disabled = true;
  const steps = await fetch(place.dataset.file)
    .then((answer) => answer.text())
    .then((file) => checked(file, place.dataset.key, request?.textContent ?? null))
    .catch(() => [UNREAD]);
  place.querySelector("ul").replaceChildren(...steps.map(shown));
  button.disabled = false;
}

masking(document);

// Outside of a secure place a browser has no arithmetic for this.
if (button && crypto.subtle) {
  place.hidden = false;
  button.addEventListener("click", check);
}
