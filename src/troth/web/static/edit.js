// Opens a message for another wording, in its own place. Without script the link loads that page.

function close(form) {
  const turn = form.closest(".turn");
  form.remove();
  turn.querySelector(".words").hidden = false;
  turn.querySelector(".under").hidden = false;
  turn.querySelector(".edit").focus();
}

function open(turn) {
  const form = document.getElementById("turn-editing").content.firstElementChild.cloneNode(true);
  const { conversation } = document.getElementById("composer").elements;
  const words = turn.querySelector(".words");
  form.elements.conversation.value = conversation.value;
  form.elements.after.value = turn.dataset.after;
  form.elements.edits.value = turn.id;
  form.elements.text.value = words.textContent;
  words.hidden = true;
  turn.querySelector(".under").hidden = true;
  words.after(form);
  form.elements.text.focus();
}

export function editing() {
  const turns = document.getElementById("turns");
  turns.addEventListener("click", (event) => {
    const turn = event.target.closest(".turn");
    if (event.target.closest("a.edit")) {
      event.preventDefault();
      open(turn);
    }
    const leave = event.target.closest("a.leave");
    if (leave && turn.querySelector(".words")) {
      event.preventDefault();
      close(leave.closest("form"));
    }
  });
  turns.addEventListener("keydown", (event) => {
    const form = event.target.closest(".editing");
    if (event.key === "Escape" && form?.closest(".turn").querySelector(".words")) close(form);
  });
}
