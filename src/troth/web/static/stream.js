// Server-sent events from the body of an answer: {name, data}, each as soon as it is whole.

const SILENT_MS = 30000; // the server says something every few seconds, if only "still here"

function read(part) {
  const found = { name: "message", data: "" };
  for (const line of part.split("\n")) {
    if (line.startsWith("event:")) found.name = line.slice(6).trim();
    if (line.startsWith("data:")) found.data += line.slice(5).trim();
  }
  return found.data ? { name: found.name, data: JSON.parse(found.data) } : null;
}

// A network that went to sleep says nothing, not even that it is gone: so silence is an end.
function within(promise, reader) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reader.cancel().catch(() => {});
      reject(new TypeError("silent"));
    }, SILENT_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { done, value } = await within(reader.read(), reader);
    if (done) return;
    const whole = (held + value).replaceAll("\r\n", "\n").split("\n\n");
    held = whole.pop();
    for (const part of whole) {
      const event = read(part);
      if (event) yield event;
    }
  }
}
