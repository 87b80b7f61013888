// OpenAI's own client for JavaScript: what it shows and raises, as one JSON object on stdout.
import OpenAI from "openai";

const troth = new OpenAI({
  baseURL: process.env.TROTH_TEST_URL,
  apiKey: process.env.TROTH_TEST_KEY,
  maxRetries: 2,
});
const messages = [{ role: "user", content: "hello there" }];
const found = {};

found.models = (await troth.models.list()).data.map((one) => one.id);

const whole = await troth.chat.completions.create({ model: "mira", messages });
found.whole = whole.choices[0].message.content;
found.finish = whole.choices[0].finish_reason;
found.receipt = whole.troth.receipt;

const stream = await troth.chat.completions.create({
  model: "mira",
  messages: [{ role: "developer", content: "Be brief." }, ...messages],
  stream: true,
  stream_options: { include_usage: true },
});
found.pieces = [];
for await (const chunk of stream) {
  for (const choice of chunk.choices) found.pieces.push(choice.delta.content ?? "");
  if (chunk.usage) found.tokens = chunk.usage.completion_tokens;
}

const numbers = await troth.embeddings.create({ model: "all-minilm-l6-v2", input: ["one", "two"] });
found.numbers = numbers.data.map((one) => one.embedding.length);

async function raised(ask) {
  try {
    await ask();
    return null;
  } catch (error) {
    return { kind: error.constructor.name, status: error.status, code: error.code, message: error.message };
  }
}
found.noModel = await raised(() => troth.chat.completions.create({ model: "gpt-4o", messages }));
found.tools = await raised(() =>
  troth.chat.completions.create({
    model: "mira",
    messages,
    tools: [{ type: "function", function: { name: "f", parameters: {} } }],
  }),
);

// Somebody whose model takes tools: called, run here, answered. Streamed, then whole.
if (process.env.TROTH_TEST_TOOLS_KEY) {
  const able = new OpenAI({ baseURL: process.env.TROTH_TEST_URL, apiKey: process.env.TROTH_TEST_TOOLS_KEY });
  const tools = JSON.parse(process.env.TROTH_TEST_TOOLS);
  const talk = [{ role: "user", content: process.env.TROTH_TEST_TOOLS_ASK }];
  const runner = able.chat.completions.stream({ model: "mira", messages: talk, tools });
  const first = (await runner.finalChatCompletion()).choices[0];
  const [call] = first.message.tool_calls;
  found.called = { finish: first.finish_reason, name: call.function.name, arguments: JSON.parse(call.function.arguments) };
  talk.push(first.message, { role: "tool", tool_call_id: call.id, content: "Sent." });
  const second = await able.chat.completions.create({ model: "mira", messages: talk, tools });
  found.answered = second.choices[0].message.content;
}

const stranger = new OpenAI({ baseURL: process.env.TROTH_TEST_URL, apiKey: process.env.TROTH_TEST_STRANGER });
found.refused = await raised(() => stranger.chat.completions.create({ model: "mira", messages }));

console.log(JSON.stringify(found));
