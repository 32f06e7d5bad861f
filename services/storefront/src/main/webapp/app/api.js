// The public API: JSON in, JSON out, problems as exceptions.
import { language } from "./text.js";

/** An answer that says no; code is the last part of the problem's type, such as not-available. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.code = status === 401 ? "signed-out" : (body.type ?? "").split(":").pop();
  }

  /** Field by field, what is wrong with what was sent. */
  get fields() {
    return Object.fromEntries((this.body.violations ?? []).map((each) => [each.field, each]));
  }
}

/** Nothing came back: no network, or nothing that listens. */
export class Unreachable extends Error {
  code = "unreachable";
}

/** How far the server's clock is ahead of this one's; it sends whole seconds. */
let ahead = 0;

/** The server's time, by which deadlines end; the reader's clock may be wrong. */
export const now = () => Date.now() + ahead;

function readClock(answer) {
  const date = Date.parse(answer.headers.get("Date"));
  if (Math.abs(date - now()) > 2000) {
    ahead = date - Date.now();
  }
}

let authorize = async () => ({});
let refresh = async () => {};
let signInAgain = async () => false;

/** The session says how calls are authorized, and how a token that ran out is renewed. */
export function authorizeWith(session) {
  authorize = session.headers;
  refresh = session.refresh;
  signInAgain = session.signInAgain;
}

async function call(method, path, { body, key, signal, headers = {} } = {}) {
  try {
    const answer = await fetch(`/api/${path}`, {
      method,
      signal,
      headers: {
        Accept: "application/json",
        "Accept-Language": language,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(key ? { "Idempotency-Key": key } : {}),
        ...(await authorize()),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    readClock(answer);
    return answer;
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Unreachable(error.message);
  }
}

/**
 * Sends; once more with a new token if the old one ran out, or without one where that is enough; and
 * once more after the person has signed in again, unless it is quiet: nobody waits for the answer.
 */
export async function send(method, path, options = {}) {
  let answer = await call(method, path, options);
  if (answer.status === 401 && !options.anonymous) {
    await refresh();
    answer = await call(method, path, options);
    if (answer.status === 401 && !options.quiet && (await signInAgain())) {
      answer = await call(method, path, options);
    }
  }
  return answer;
}

async function ask(method, path, options) {
  const answer = await send(method, path, options);
  const text = await answer.text().catch((error) => {
    throw new Unreachable(error.message);
  });
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    // Not from a service of Berth; the status has to do.
  }
  if (!answer.ok) {
    throw new Problem(answer.status, body);
  }
  return { status: answer.status, body };
}

export const get = async (path, options) => (await ask("GET", path, options)).body;
export const postForStatus = (path, body, options) => ask("POST", path, { ...options, body });
export const post = async (path, body, options) => (await postForStatus(path, body, options)).body;

/** For an Idempotency-Key; crypto.randomUUID is missing where there is no TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");

/** Whether it is not known what was done: nothing came back, or not from who decides, or not yet. */
export const isOpen = ({ status, code }) =>
  !status || code === "request-running" || (status >= 500 && code !== "payment-unavailable");

const keys = new Map();

/** What is done once, however often it is sent: the same request has the same key until its answer is final. */
export async function postOnce(path, body) {
  const request = `${path} ${JSON.stringify(body)}`;
  const key = keys.get(request) ?? newKey();
  keys.set(request, key);
  try {
    const answer = await postForStatus(path, body, { key });
    keys.delete(request);
    return answer;
  } catch (error) {
    if (!isOpen(error) && error.status !== 429) {
      keys.delete(request);
    }
    throw error;
  }
}

export const put = async (path, body, options) =>
  (await ask("PUT", path, { ...options, body })).body;
export const patch = async (path, body, options) =>
  (await ask("PATCH", path, { ...options, body })).body;
export const remove = (path, options) => ask("DELETE", path, options);

/** Parameters without the empty ones; a list becomes a repeated parameter. */
export function query(values) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== null && each !== "") {
        parameters.append(name, each);
      }
    }
  }
  return parameters.toString();
}
