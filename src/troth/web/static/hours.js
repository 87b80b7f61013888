// Greets by the clock of the reader, and tells times by it: the server may stand elsewhere.

function greeting(hour) {
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}

export function hours() {
  const greeted = document.querySelector("[data-greeting]");
  if (greeted) greeted.textContent = greeting(new Date().getHours());
  for (const one of document.querySelectorAll(".tools time")) {
    const at = new Date(one.dateTime);
    one.textContent = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    one.title = at.toLocaleString();
  }
}
