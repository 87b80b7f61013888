// Says what went wrong, and the ways on. They open beside this page: the words here stay.

import { loadsAfresh } from "./afresh.js";

const place = () => document.getElementById("trouble");

const SIGN_IN = { words: "Sign in", address: "/sign-in" };
const PRIVACY = { words: "See what you allow", address: "/privacy" };
const MODELS = { words: "See who can answer you", address: "/models" };

export function waysOn({ status, advice }) {
  if (status === 401) return [SIGN_IN];
  if (!advice) return [];
  if (advice.address === PRIVACY.address) return [PRIVACY];
  if (advice.address === MODELS.address) return [MODELS];
  return [{ words: "Read what this is about", address: advice.address }, PRIVACY];
}

// A refusal names its purpose for programs. The way on leads there, so a reader need not see it.
const plain = (sentence) => sentence.replace(/ \(purpose: [^)]*\)/, "");

// Three ways, alike. The buttons are the form's own, so they work as they do without script.
export function askCare({ mentions, recipient }) {
  const told = document.getElementById("care-told").content.firstElementChild.cloneNode(true);
  told.querySelector("[data-mentions]").textContent = mentions;
  told.querySelector("[data-to]").textContent = recipient;
  place().replaceChildren(told);
  told.scrollIntoView({ block: "nearest" });
}

export function quiet() {
  place().replaceChildren();
}

export function tell(title, sentence, ways = []) {
  const told = document.getElementById("trouble-told").content.firstElementChild.cloneNode(true);
  told.querySelector("strong").textContent = `${title.replace(/\.$/, "")}.`;
  told.querySelector("p span").textContent = plain(sentence);
  told.querySelector(".actions").append(
    ...ways.map((way) => {
      const link = document.createElement("a");
      link.className = "button small";
      link.href = way.address;
      link.textContent = way.words;
      if (way.here) loadsAfresh(link);
      else link.target = "_blank";
      return link;
    }),
  );
  place().replaceChildren(told);
  told.scrollIntoView({ block: "nearest" });
}
