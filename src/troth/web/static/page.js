// The page around a talk: its form, its field, the one message that may be on its way.

import { Saying } from "./saying.js";
import { saw } from "./seen.js";
import { quiet } from "./trouble.js";
import { words } from "./turn.js";
import { wentOn } from "./windows.js";

const AT_THE_END = "The message before yours was forgotten in another window. Send yours to add it at the end.";
const ANEW = "That talk was forgotten in another window. Send your message to begin a new one.";

const by = (id) => document.getElementById(id);

export class Page {
  constructor(form) {
    this.form = form;
    this.field = form.elements.text;
    this.saying = null;
    this.waiting = null;
  }

  name() {
    return document.querySelector("[data-companion]").textContent;
  }

  loadAgain() {
    const conversation = this.form.elements.conversation.value;
    const address = conversation ? `/talk/${conversation}#last` : "/talks";
    return { words: "Load again", address, here: true };
  }

  asked(sent, { sensitive, local }) {
    const told = Object.fromEntries(new FormData(sent));
    return {
      ...(sensitive && { sensitive }),
      ...(local && { local: true }),
      ...(told.greeting && !told.conversation && { greeting: Number(told.greeting) }),
      companion: told.companion,
      conversation: told.conversation || null,
      after: told.again ? null : told.after || (told.edits ? "" : null),
      again: told.again || null,
      text: told.again ? null : told.text.trim(),
    };
  }

  // Some form waits for a word about what it says: whether it may leave.
  waits(sent) {
    this.waiting = sent;
  }

  // One of the three ways was taken.
  choose({ name, value }) {
    const sent = this.waiting?.isConnected ? this.waiting : this.form;
    this.waiting = null;
    if (name === "leave") {
      quiet();
      this.focus();
      return;
    }
    this.say(sent, { [name]: value });
  }

  async say(sent, said = {}) {
    const question = this.asked(sent, said);
    if (this.saying || question.text === "") return; // one at a time: a second click finds it sent
    this.saying = new Saying(question, { page: this, sent, instead: sent.closest(".turn") });
    if (sent === this.form) this.field.value = "";
    this.begin();
    await this.saying.go();
    this.saying = null;
    this.busy(false);
    this.focus();
  }

  begin() {
    quiet();
    this.form.classList.add("low");
    by("companions")?.remove();
    by("heard").textContent = `${this.name()} is writing.`;
    this.busy(true);
    this.focus();
    by("last").scrollIntoView({ block: "end" });
  }

  focus() {
    if (!matchMedia("(pointer: coarse)").matches) this.field.focus(); // else a keyboard would rise
  }

  busy(is) {
    by("send").hidden = is;
    by("stop").hidden = !is;
    by("stop").disabled = !is;
  }

  stop() {
    if (by("stop").disabled || !this.saying) return;
    by("stop").disabled = true;
    this.saying.stop();
  }

  // Go on showing the end to whoever looks at it; leave whoever reads further up alone.
  following(change) {
    const isLow = innerHeight + scrollY > document.documentElement.scrollHeight - 200;
    change();
    if (isLow) by("last").scrollIntoView({ block: "end" });
  }

  ended(saying, { conversation, newest }) {
    by("heard").textContent = `${this.name()}: ${words(saying.theirs).innerText}`;
    if (!newest) return;
    this.form.elements.conversation.value = conversation;
    this.form.elements.after.value = newest;
    history.replaceState(history.state, "", `/talk/${conversation}`);
    by("elsewhere").hidden = true;
    const ways = by("talk-ways");
    ways.hidden = false;
    ways.querySelector("form").action = `/talk/${conversation}/forget`;
    wentOn(conversation, newest);
    saw(conversation, newest);
  }

  quiet() {
    by("heard").textContent = "";
  }

  // Before whatever was typed since.
  giveBack(text) {
    this.field.value = this.field.value ? `${text}\n\n${this.field.value}` : text;
  }

  // What the message was to follow is forgotten: let go of it, and say where the next will go.
  letGo() {
    const { after, conversation } = this.form.elements;
    if (!conversation.value) return "";
    if (after.value) after.value = "";
    else conversation.value = "";
    return conversation.value ? AT_THE_END : ANEW;
  }
}
