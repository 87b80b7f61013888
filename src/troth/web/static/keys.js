// Enter sends, Shift and Enter begin a new line, Escape stops. On a touch keyboard Enter is a line.

export function keys({ stop }) {
  const byTouch = matchMedia("(pointer: coarse)").matches;
  document.querySelector("#hint span").hidden = byTouch;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop();
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && !byTouch;
    if (sends && event.target.matches("#text, .editing textarea")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
}
