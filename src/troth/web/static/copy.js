// Copies the words of a message, or a piece of code in it. Where a browser has no clipboard for
// us, there is no button.

const show = (within) => within.querySelectorAll(".copy[hidden]").forEach((one) => (one.hidden = false));

// Its name is no text of the message, so that a copy of the whole message does not hold it.
function dress(code) {
  const box = document.createElement("div");
  const button = code.closest(".turn").querySelector(".tools .copy").cloneNode(true);
  button.querySelector(".unseen").remove();
  button.title = "Copy this code";
  button.setAttribute("aria-label", button.title);
  box.className = "code";
  code.replaceWith(box);
  box.append(code, button);
}

function words(button) {
  const code = button.closest(".code")?.querySelector("pre");
  if (code) return code.textContent.replace(/\n$/, "");
  return button.closest(".turn").querySelector(".words").innerText;
}

async function copy(button) {
  const heard = document.getElementById("heard");
  try {
    await navigator.clipboard.writeText(words(button));
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2000);
    if (heard) heard.textContent = "Copied.";
  } catch {
    if (heard) heard.textContent = "Your browser did not let Troth copy. Select the words instead.";
  }
}

export function copying() {
  if (!navigator.clipboard) return;
  const turns = document.getElementById("turns");
  const look = () => {
    show(turns);
    turns.querySelectorAll(".theirs > .words pre:not(.code > pre)").forEach(dress);
  };
  look();
  new MutationObserver(look).observe(turns, { childList: true, subtree: true });
  turns.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button);
  });
}
