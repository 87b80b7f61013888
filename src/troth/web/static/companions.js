// Chooses a companion in place, so that what was typed already stays.

export function choosing(form) {
  const cards = document.getElementById("companions");
  cards?.addEventListener("click", (event) => {
    const card = event.target.closest("a");
    if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    cards.querySelector("[aria-current]").removeAttribute("aria-current");
    card.setAttribute("aria-current", "true");
    form.elements.companion.value = card.dataset.id;
    form.elements.text.placeholder = `Write to ${card.dataset.name}`;
    document.querySelector("[data-companion]").textContent = card.dataset.name;
    document.querySelector(".first-words")?.remove();
    document.querySelector("#composer [name=greeting]")?.remove();
    form.elements.text.focus();
  });
}
