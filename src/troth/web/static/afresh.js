// A link to where we are already only scrolls there. This one loads the page anew, and scrolls then.

export function loadsAfresh(link) {
  link.addEventListener("click", (event) => {
    if (link.pathname !== location.pathname) return;
    event.preventDefault();
    history.replaceState(history.state, "", link.href);
    location.reload();
  });
}
