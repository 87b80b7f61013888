// A talk as it goes. The page works without this; with it, an answer shows as it comes.
// What a person typed is on the page or in the field, always.

import { choosing } from "./companions.js";
import { copying } from "./copy.js";
import { editing } from "./edit.js";
import { hours } from "./hours.js";
import { keys } from "./keys.js";
import { Page } from "./page.js";
import { lefts } from "./left.js";
import { sees } from "./seen.js";
import { listen } from "./windows.js";

const form = document.getElementById("composer");
hours();
copying();
lefts(document.getElementById("turns"));
if (form) {
  const page = new Page(form);
  const stop = () => page.stop();
  choosing(form);
  editing();
  keys({ stop });
  listen(form);
  sees(form);
  document.getElementById("stop").addEventListener("click", stop);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#composer, .again, .editing")) return;
    event.preventDefault();
    if (event.submitter?.closest(".trio")) page.choose(event.submitter);
    else page.say(event.target);
  });
}
