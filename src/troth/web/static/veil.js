// The page that tries what is masked: a button that copies what would leave, and lists in place.
// Where a browser has no clipboard for us, there is no button.

import { masking } from "./masks.js";

const COPIED = "Copied.";
const REFUSED = "Your browser did not let Troth copy. Select the words instead.";

async function copy(told) {
  const words = document.getElementById("sent").textContent;
  try {
    await navigator.clipboard.writeText(words);
    told.textContent = COPIED;
  } catch {
    told.textContent = REFUSED;
  }
}

const place = document.getElementById("copying");
if (place) masking(document);
if (place && navigator.clipboard) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => copy(place.querySelector("[role]")));
}
