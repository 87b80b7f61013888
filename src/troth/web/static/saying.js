// One message on its way: sent, answered as it comes, kept; or given back if it cannot be.

import { built } from "./blocks.js";
import { events } from "./stream.js";
import { askCare, tell, waysOn } from "./trouble.js";
import * as turns from "./turn.js";

const ENDINGS = {
  stopped: "You stopped it here.",
  length: "It ends here: an answer is this long at most.",
};
const AWAY = "Troth could not be reached. Your words are still here: send them when it is back.";
const GONE = "This part of the talk was forgotten in another window. Copy your words, then load the talk again.";
const CUT = "What you see here stays. To see what was kept of it, load the talk again.";

const sending = (body) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function problemOf(response) {
  const told = await response.json().catch(() => ({}));
  return { title: "That did not work", detail: "Try again in a moment.", ...told, status: response.status };
}

const titleOf = ({ title, purpose }) => (purpose ? "Troth may not do that" : title);

export class Saying {
  // instead: the message on the page in whose place this one will stand, as another version.
  // sent: the form that it came from.
  constructor(question, { page, sent, instead = null }) {
    this.question = question;
    this.sent = sent;
    this.page = page;
    this.instead = instead;
    this.answer = "";
    this.isOver = false;
    this.hasWords = false; // of the companion's own
    this.hasNotice = false;
    this.isUnwanted = false;
    this.replaced = [];
    for (let one = instead; one; one = one.nextElementSibling) this.replaced.push(one);
    this.replaced.forEach((one) => (one.hidden = true));
    this.mine = question.text === null ? null : turns.mine(question.text, question.after || "");
    this.theirs = turns.theirs(page.name());
  }

  async go() {
    document.querySelector(".talking > .said")?.remove(); // what was done before is told by now
    const response = await fetch("/api/answers", sending(this.question)).catch(() => null);
    // It may have arrived: only that no answer came is known.
    if (!response) return this.takeBack("No answer came", AWAY);
    if (!response.ok) return this.problem(await problemOf(response));
    try {
      for await (const { name, data } of events(response)) this.hear(name, data);
    } catch {
      // told below: a stream that breaks and one that ends too early are the same to a reader
    }
    if (!this.isOver) this.cut();
    return undefined;
  }

  hear(name, data) {
    if (name === "begun") {
      this.answer = data.answer;
      if (this.isUnwanted) this.stop();
    }
    if (name === "waiting") this.wait(data.before);
    if (name === "shown") this.show(data.text);
    if (name === "ended") this.end(data);
    if (name === "problem") this.problem(data);
  }

  // Before there is anything to stop it is remembered: what was asked is kept, and given no answer.
  stop() {
    this.isUnwanted = true;
    if (this.answer) fetch(`/api/answers/${this.answer}/stop`, { method: "POST" }).catch(() => {});
  }

  // Others are answered first: say how many, where the answer will stand.
  wait(before) {
    const told = before ? `Waiting, ${before} before you.` : "Waiting, you are next.";
    this.page.following(() => turns.waits(this.theirs, told));
  }

  // The first thing shown may be Troth's own notice, which ends with an empty line.
  show(text) {
    this.hasWords = this.hasWords || this.hasNotice || !text.endsWith("\n\n");
    this.hasNotice = true;
    this.page.following(() => {
      turns.waits(this.theirs, "");
      turns.words(this.theirs).append(text);
    });
  }

  end({ conversation, turns: ids, finish, receipt, demo, blocks, outside, masked, recipient, changes, guarded, remembered }) {
    this.isOver = true;
    this.page.following(() => {
      this.settle();
      turns.words(this.theirs).replaceChildren(...built(blocks));
      turns.chips(this.theirs, { receipt, demo, outside, masked, recipient });
      if (ENDINGS[finish]) turns.note(this.theirs, ENDINGS[finish]);
      turns.changed(this.theirs, changes, guarded);
      turns.remembered(this.theirs, remembered, ids.at(-1));
      this.keep(conversation, [...ids]);
      this.replaced.forEach((one) => one.remove());
      turns.onlyNewestAgain();
    });
    this.page.ended(this, { conversation, newest: ids.at(-1) });
  }

  keep(conversation, ids) {
    const question = this.mine ? ids.shift() : this.question.again;
    const answer = ids.shift();
    const isAgain = !this.mine;
    if (this.mine && question) turns.kept(this.mine, { id: question, conversation, instead: this.instead });
    else if (this.mine) turns.unkept(this.mine);
    const told = { id: answer, conversation, question, instead: isAgain ? this.instead : null };
    if (answer) turns.kept(this.theirs, told);
    else turns.unkept(this.theirs);
  }

  settle() {
    turns.waits(this.theirs, "");
    [this.mine, this.theirs].forEach((one) => one?.classList.remove("coming"));
  }

  // Nothing was answered: the page is as it was, and the words are in the field.
  takeBack(title, sentence, ways) {
    this.isOver = true;
    [this.mine, this.theirs].forEach((one) => one?.remove());
    this.giveBack();
    this.page.quiet();
    tell(title, sentence, ways);
  }

  giveBack() {
    this.replaced.forEach((one) => (one.hidden = false)); // with an edit's own field in it
    if (this.mine && !this.instead) this.page.giveBack(this.question.text);
  }

  problem(problem) {
    if (problem.mentions && !this.hasWords) return this.askFirst(problem);
    const isGone = problem.status === 404;
    const sentence = isGone ? this.gone() || problem.detail : problem.detail;
    const ways = isGone && this.instead ? [this.page.loadAgain()] : waysOn(problem);
    if (!this.hasWords) return this.takeBack(titleOf(problem), sentence, ways);
    this.breakOff("It broke off here, and is not kept.");
    this.giveBack();
    return tell(titleOf(problem), sentence, ways);
  }

  // Nothing was sent: the person says first whether it may leave.
  askFirst(problem) {
    this.takeBack("Nothing was sent", "");
    askCare(problem);
    this.page.waits(this.sent);
  }

  // What this was to follow is forgotten. The next message finds another place, an edit has none.
  gone() {
    return this.instead ? GONE : this.page.letGo();
  }

  cut() {
    this.breakOff("The connection was cut here.");
    tell("The connection was cut", CUT, [this.page.loadAgain()]);
  }

  breakOff(words) {
    this.isOver = true;
    this.settle();
    [this.mine, this.theirs].forEach((one) => one && turns.unkept(one));
    turns.note(this.theirs, words);
    this.page.quiet();
  }
}
