// Vercel's AI SDK, which checks every chunk: what it shows and raises, as JSON on stdout.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embedMany, generateText, streamText } from "ai";

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
