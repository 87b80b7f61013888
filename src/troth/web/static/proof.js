// Checks the file of a receipt with this browser's own arithmetic: Troth is not asked again.
// The format is in docs/reference/ledger-format.md. Sources: RFC 9162, 2.1.3.2; RFC 8032.

const COMMITMENT = "troth/v1/ledger/commitment\0";
const utf8 = (text) => new TextEncoder().encode(text);
const hex = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
const base64 = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));

async function hmac(key, message) {
  const made = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", made, message));
}

function keyOf(vkey) {
  const [name, , ...rest] = vkey.split("+");
  return { name, material: base64(rest.join("+")) };
}

function checkpointOf(note) {
  const end = note.lastIndexOf("\n\n");
  const text = note.slice(0, end + 1);
  const signatures = note.slice(end + 2).trimEnd().split("\n").map((line) => line.split(" "));
  const [origin, size, root] = text.split("\n");
  return { text, signatures, origin, size: Number(size), root: base64(root) };
}

async function isSigned(checkpoint, { name, material }) {
  const id = (await sha256(utf8(`${name}\n`), material)).slice(0, 4);
  const key = await crypto.subtle.importKey("raw", material.slice(1), "Ed25519", false, ["verify"]);
  for (const [, by, coded] of checkpoint.signatures) {
    const made = base64(coded);
    if (by !== name || checkpoint.origin !== name || !same(made.slice(0, 4), id)) continue;
    return crypto.subtle.verify("Ed25519", key, made.slice(4), utf8(checkpoint.text));
  }
  return false;
}

// Numbers of leaves may pass 32 bits, so no shifts here.
const half = (number) => Math.floor(number / 2);

async function liesUnder(body, index, path, { size, root }) {
  let [here, last, found] = [index, size - 1, await sha256([0], utf8(body))];
  if (here > last) return false;
  for (const sibling of path.map(hex)) {
    if (last === 0) return false;
    if (here % 2 || here === last) {
      found = await sha256([1], sibling, found);
      while (here % 2 === 0 && here) [here, last] = [half(here), half(last)];
    } else {
      found = await sha256([1], found, sibling);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && same(found, root);
}

// Whether a text is the one whose digest the receipt tells.
async function wasSent(text, leaves) {
  const told = leaves.map((leaf) => JSON.parse(leaf.private).detail.digest).find(Boolean);
  return Boolean(told) && same(await sha256(utf8(text)), hex(told));
}

// Returns what was checked, each with whether it holds. vkey: the key of Troth as the page shows it.
// request: the text that left, as the page shows it; null if it shows none.
export async function checked(file, vkey, request = null) {
  const document = JSON.parse(file);
  const checkpoint = checkpointOf(document.checkpoint);
  const bodies = document.leaves.map((leaf) => leaf.body.split("\n"));
  const opened = document.leaves.map(async ({ opening, private: told }, at) =>
    same(await hmac(hex(opening), utf8(COMMITMENT + told)), hex(bodies[at][5])));
  const under = document.leaves.map(({ body, path }, at) => liesUnder(body, Number(bodies[at][1]), path, checkpoint));
  const all = async (checks) => (await Promise.all(checks)).every(Boolean) && checks.length > 0;
  return [
    { what: "What the receipt tells is what was committed to when it was written.", holds: await all(opened) },
    { what: "It lies in the ledger, under the state that the file holds.", holds: await all(under) },
    {
      what: "That state is signed with the key that this page shows.",
      holds: document.key === vkey && (await isSigned(checkpoint, keyOf(vkey))),
    },
    ...(request === null
      ? []
      : [{
          what: "The text that left, as this page shows it, has the fingerprint that the receipt tells.",
          holds: await wasSent(request, document.leaves),
        }]),
  ];
}
