// What the one who is signed in has not read yet: counted as it happens, for the header and the list.
import { get, post } from "./api.js";
import { live } from "./live.js";
import { session } from "./session.js";

/** Tells change whenever there may be something new. */
class Bell extends EventTarget {
  unread = 0;
  #ends;

  constructor() {
    super();
    session.addEventListener("change", () => this.#follow());
    session.ready.then(() => this.#follow());
  }

  /** Marks as read. */
  async read(notifications) {
    await Promise.all(notifications.map(({ id }) => post(`notifications/${id}/read`, {})));
    await this.#count();
  }

  #follow() {
    if (session.signedIn === Boolean(this.#ends)) {
      return;
    }
    if (session.signedIn) {
      this.#ends = new AbortController();
      live("notifications/stream", () => this.#count(), this.#ends.signal);
    } else {
      this.#ends.abort();
      this.#ends = undefined;
      this.#is(0);
    }
  }

  async #count() {
    try {
      this.#is((await get("notifications?limit=1", { quiet: true })).unread);
    } catch {
      // The bell is no reason for trouble.
    }
  }

  #is(unread) {
    this.unread = unread;
    this.dispatchEvent(new Event("change"));
  }
}

export const bell = new Bell();
