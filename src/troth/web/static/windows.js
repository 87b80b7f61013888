// Tells other windows of this browser that a talk went on, and hears it from them: ids, no words.

import { loadsAfresh } from "./afresh.js";

const channel = new BroadcastChannel("troth-talks");

export const wentOn = (conversation, newest) => channel.postMessage({ conversation, newest });

export function listen(form) {
  const note = document.getElementById("elsewhere");
  loadsAfresh(note.querySelector("a"));
  channel.addEventListener("message", ({ data }) => {
    if (data.conversation !== form.elements.conversation.value) return;
    note.querySelector("a").href = `/talk/${data.conversation}#last`;
    note.hidden = false;
  });
}
