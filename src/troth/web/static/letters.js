// An open talk of two: what comes is added by itself. It asks only whether a message came, and only
// while the page is looked at. The other hears nothing of it.

const SOON_MS = 4000;
const LATER_MS = 30000;
const LOW = 200;

const list = document.getElementById("letters");
let rest = SOON_MS;
let timer = 0;

// Read as a page of its own, in which no script runs: what stands in it was made by the server.
const read = (address) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(request.status));
    request.onerror = reject;
    request.send();
  });

// null: whoever asks may not, or no longer. What is only busy, or away, may be back later.
async function hasNews() {
  const response = await fetch(`/api/match/news?since=${list.dataset.newest}`);
  if (response.ok) return (await response.json()).new;
  if (response.status === 429 || response.status >= 500) throw new TypeError("later");
  return null;
}

function told(count) {
  const whose = document.querySelector("h1").textContent;
  return count === 1 ? `A new message from ${whose}.` : `${count} new messages from ${whose}.`;
}

function add(fresh) {
  const isLow = innerHeight + scrollY > document.documentElement.scrollHeight - LOW;
  const theirs = fresh.filter((one) => !one.classList.contains("mine")).length;
  list.append(...fresh.map((one) => document.adoptNode(one)));
  list.hidden = false;
  document.getElementById("none-yet").hidden = true;
  if (theirs) document.getElementById("came").textContent = told(theirs);
  if (isLow) document.getElementById("end").scrollIntoView({ block: "end" });
}

async function look() {
  const has = await hasNews();
  if (!has) return has;
  const found = (await read(list.dataset.address)).getElementById("letters");
  const fresh = [...found.children].filter((one) => !document.getElementById(one.id));
  list.dataset.newest = found.dataset.newest;
  if (fresh.length) add(fresh);
  return fresh.length > 0;
}

// Where nobody looks at the page, nothing is asked.
async function goOn() {
  if (document.hidden) return;
  const found = await look().catch(() => false);
  if (found === null) return;
  rest = found ? SOON_MS : Math.min(LATER_MS, rest * 1.2);
  timer = setTimeout(goOn, rest);
}

function again() {
  clearTimeout(timer);
  rest = SOON_MS;
  if (!document.hidden) timer = setTimeout(goOn, SOON_MS);
}

document.addEventListener("visibilitychange", again);
again();
