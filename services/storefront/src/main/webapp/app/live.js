// Live: a stream of small notices by fetch (so that the token travels in a header), and asking every
// few seconds where a proxy blocks streams. Whoever listens asks the API for what has changed.
import { send } from "./api.js";

const PAUSE = 3_000;

/**
 * Calls changed() when the stream says so, and every few seconds while there is no stream.
 * Ends by the signal; does nothing while the page is hidden.
 */
export async function live(path, changed, signal, pause = PAUSE) {
  let cursor;
  while (!signal.aborted) {
    await visible(signal);
    let streamed = false;
    try {
      const answer = await send("GET", path, {
        signal,
        headers: { Accept: "text/event-stream", ...(cursor ? { "Last-Event-ID": cursor } : {}) },
      });
      if (answer.ok && answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        streamed = true;
        for await (const event of events(answer.body)) {
          cursor = event.id ?? cursor;
          if (event.data !== undefined) {
            changed(event);
          }
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
    }
    await wait(streamed ? 500 : pause, signal);
    if (!signal.aborted && !document.hidden) {
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
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

const visible = (signal) =>
  document.hidden
    ? new Promise((resolve) => {
        const done = () => !document.hidden && resolve();
        document.addEventListener("visibilitychange", done, { signal });
        signal.addEventListener("abort", resolve, { once: true });
      })
    : undefined;
