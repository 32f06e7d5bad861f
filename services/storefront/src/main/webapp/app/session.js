// Who is signed in. The access token lives in this page's memory only; the refresh token is a cookie
// that scripts can't read.
import * as api from "./api.js";

/** That a cookie may be there, so that visitors who never signed in cause no request. */
const HINT = "berth-signed-in";

/** Tells the other windows that the person has signed out. */
const farewell = new BroadcastChannel("berth-sign-out");

class Session extends EventTarget {
  #token;
  #expiresAt = 0;
  member = null;

  constructor() {
    super();
    api.authorizeWith({
      headers: async () => {
        if (this.#token && api.now() > this.#expiresAt - 30_000) {
          await this.#renew();
        }
        return this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
      },
      refresh: () => this.#renew(),
      signInAgain: () => (this.member ? this.#signInAgain() : false),
    });
    this.start();
    window.addEventListener("storage", ({ key }) => key === HINT && this.start());
    farewell.addEventListener("message", () => location.reload());
  }

  /** Finds out who is signed in; anew if that could not be asked. */
  start() {
    this.ready = this.isUnknown ? this.#start() : Promise.resolve();
    return this.ready;
  }

  /** Whether somebody may be signed in, but nobody could be asked. */
  get isUnknown() {
    return !this.member && localStorage.getItem(HINT) !== null;
  }

  get signedIn() {
    return this.member !== null;
  }

  is(role) {
    return this.member?.roles.includes(role) ?? false;
  }

  /** Whether there is a token; without one the person is still there and may sign in again. */
  get isValid() {
    return this.#token !== undefined;
  }

  async signIn(email, password) {
    this.#take(await api.post("members/tokens", { email, password }, { anonymous: true }));
    await this.#load();
  }

  async signOut() {
    await api.remove("members/tokens", { quiet: true }).catch(() => {});
    this.forget();
  }

  /** What the member has changed of themselves. */
  revise(member) {
    this.member = member;
    this.dispatchEvent(new Event("change"));
  }

  /** The account is gone, and the session with it. */
  forget() {
    this.#token = undefined;
    this.member = null;
    localStorage.removeItem(HINT);
    farewell.postMessage("");
    this.dispatchEvent(new Event("change"));
  }

  async #start() {
    try {
      if (await this.#renew()) {
        await this.#load();
      }
    } catch {
      // Not reachable now: a page that needs a person will say so.
    }
  }

  async #load() {
    const member = await api.get("members/me", { quiet: true });
    if (this.member && this.member.id !== member.id) {
      location.reload();
    }
    this.member = member;
    this.dispatchEvent(new Event("change"));
  }

  #asking;

  /** One dialog, however many calls wait for it; none if they have signed in in another window. */
  #signInAgain() {
    const ask = async () => {
      if (await this.#renew({ anyway: true }).catch(() => false)) {
        await this.#load();
        return true;
      }
      const { signInAgain } = await import("./sign-in-again.js");
      return signInAgain(this.member.email);
    };
    this.#asking ??= ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  #take({ token, expiresAt }) {
    this.#token = token;
    this.#expiresAt = Date.parse(expiresAt);
    localStorage.setItem(HINT, "1");
  }

  #renewing;

  /** One at a time over all windows: a refresh token used twice ends the whole session. */
  #renew({ anyway = false } = {}) {
    if (this.member && !this.isValid && !anyway) {
      return Promise.resolve(false);
    }
    const renew = async () => {
      const answer = await fetch("/api/members/tokens/refresh", { method: "POST" });
      if (answer.ok) {
        this.#take(await answer.json());
      } else if (answer.status === 401) {
        this.#token = undefined;
        localStorage.removeItem(HINT);
      }
      return answer.ok;
    };
    this.#renewing ??= (navigator.locks ? navigator.locks.request("berth-refresh", renew) : renew())
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }
}

export const session = new Session();
