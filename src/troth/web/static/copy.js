// Copies the words of a message. Where a browser has no clipboard for us, there is no button.

const show = (within) => within.querySelectorAll(".copy[hidden]").forEach((one) => (one.hidden = false));

async function copy(button) {
  const words = button.closest(".turn").querySelector(".words");
  const heard = document.getElementById("heard");
  try {
    await navigator.clipboard.writeText(words.innerText);
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
  show(document);
  new MutationObserver(() => show(turns)).observe(turns, { childList: true });
  turns.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) copy(button);
  });
}
