// Live: a stream of small notices by fetch (so that the token travels in a header), and asking every
// few seconds where a proxy blocks or swallows streams. Whoever listens asks the API for what has
// changed.
import { send } from "./api.js";

const PAUSE = 3_000;
/** A stream says at once that it is open, and every 15 seconds that it lives. */
const FIRST = 6_500;
const SILENCE = 40_000;

/**
 * Calls changed() when the stream says so, and every few seconds while there is no stream.
 * Ends by the signal; does nothing while the page is hidden, so that a browser's few connections to
 * one server are left to the window that is looked at.
 */
export async function live(path, changed, ends, pause = PAUSE) {
  let cursor;
  while (!ends.aborted) {
    await visible(ends);
    let streamed = false;
    let signedOut = false;
    const stream = new AbortController();
    const hide = () => document.hidden && stream.abort();
    document.addEventListener("visibilitychange", hide);
    let patience = setTimeout(() => stream.abort(), FIRST);
    const asking = setInterval(() => changed({}), pause);
    try {
      const answer = await send("GET", path, {
        signal: AbortSignal.any([ends, stream.signal]),
        quiet: true,
        headers: { Accept: "text/event-stream", ...(cursor ? { "Last-Event-ID": cursor } : {}) },
      });
      signedOut = answer.status === 401;
      if (answer.ok && answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        for await (const event of events(answer.body)) {
          streamed = true;
          clearInterval(asking);
          clearTimeout(patience);
          patience = setTimeout(() => stream.abort(), SILENCE);
          cursor = event.id ?? cursor;
          if (event.data !== undefined) {
            changed(event);
          }
        }
      }
    } catch {
      // Opened again.
    } finally {
      clearInterval(asking);
      clearTimeout(patience);
      document.removeEventListener("visibilitychange", hide);
    }
    await wait(streamed ? 500 : pause, ends);
    if (!ends.aborted && !document.hidden && !signedOut) {
      changed({});
    }
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    buffer += value.replace(/\r\n?/g, "\n");
    for (let end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
      const event = {};
      for (const line of buffer.slice(0, end).split("\n")) {
        const [, field, text] = /^(\w+): ?(.*)$/.exec(line) ?? [];
        if (field) {
          event[field] = event[field] === undefined ? text : `${event[field]}\n${text}`;
        }
      }
      buffer = buffer.slice(end + 2);
      yield event;
    }
  }
}

const wait = (ms, signal) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });

const visible = (signal) =>
  document.hidden
    ? new Promise((resolve) => {
        const done = () => !document.hidden && resolve();
        document.addEventListener("visibilitychange", done, { signal });
        signal.addEventListener("abort", resolve, { once: true });
      })
    : undefined;
