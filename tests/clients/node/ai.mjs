// Vercel's AI SDK, which checks every chunk: what it shows and raises, as JSON on stdout.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embedMany, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";

function at(key) {
  return createOpenAICompatible({ name: "troth", baseURL: process.env.TROTH_TEST_URL, apiKey: key, includeUsage: true });
}
const troth = at(process.env.TROTH_TEST_KEY);
const found = {};

const whole = await generateText({ model: troth("mira"), prompt: "hello there" });
found.whole = whole.text;
found.finish = whole.finishReason;

const stream = streamText({ model: troth("mira"), system: "Be brief.", prompt: "hello there" });
found.pieces = [];
for await (const piece of stream.textStream) found.pieces.push(piece);
found.tokens = (await stream.usage).outputTokens;

const numbers = await embedMany({ model: troth.textEmbeddingModel("all-minilm-l6-v2"), values: ["one", "two"] });
found.numbers = numbers.embeddings.map((one) => one.length);

try {
  await generateText({ model: at(process.env.TROTH_TEST_STRANGER)("mira"), prompt: "hello", maxRetries: 2 });
} catch (error) {
  found.refused = { status: error.statusCode, message: error.message, again: error.isRetryable };
}

// Somebody whose model takes tools: the SDK runs what is called, and asks on by itself.
if (process.env.TROTH_TEST_TOOLS_KEY) {
  const [{ function: told }] = JSON.parse(process.env.TROTH_TEST_TOOLS);
  const ran = [];
  const execute = async (given) => { ran.push(given); return { sent: true }; };
  const tools = { [told.name]: tool({ description: told.description, inputSchema: jsonSchema(told.parameters), execute }) };
  const model = at(process.env.TROTH_TEST_TOOLS_KEY)("mira");
  const steps = streamText({ model, tools, prompt: process.env.TROTH_TEST_TOOLS_ASK, stopWhen: stepCountIs(3) });
  found.tools = { words: "", ran };
  for await (const piece of steps.textStream) found.tools.words += piece;
  found.tools.finish = (await steps.steps).map((one) => one.finishReason);
}

// An answer that ends with an error event: the words that came stay, and the error is told.
if (process.env.TROTH_TEST_CUT_URL) {
  const cut = createOpenAICompatible({ name: "cut", baseURL: process.env.TROTH_TEST_CUT_URL, apiKey: process.env.TROTH_TEST_CUT_KEY });
  found.cut = { words: "", errors: [] };
  for await (const part of streamText({ model: cut("mira"), prompt: "hello", onError() {} }).fullStream) {
    if (part.type === "text-delta") found.cut.words += part.text;
    if (part.type === "error") found.cut.errors.push(String(part.error?.message ?? JSON.stringify(part.error)));
  }
}

console.log(JSON.stringify(found));
