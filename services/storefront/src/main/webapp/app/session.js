// Who is signed in. The access token lives in this page's memory only; the refresh token is a cookie
// that scripts can't read.
import * as api from "./api.js";

/** That a cookie may be there, so that visitors who never signed in cause no request. */
const HINT = "berth-signed-in";

class Session extends EventTarget {
  #token;
  #expiresAt = 0;
  member = null;

  constructor() {
    super();
    api.authorizeWith({
      headers: async () => {
        if (this.#token && Date.now() > this.#expiresAt - 30_000) {
          await this.#renew();
        }
        return this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
      },
      refresh: () => this.#renew(),
      signInAgain: () => (this.member ? this.#signInAgain() : false),
    });
    this.ready = localStorage.getItem(HINT) ? this.#start() : Promise.resolve();
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
    this.#end();
  }

  /** What the member has changed of themselves. */
  revise(member) {
    this.member = member;
    this.dispatchEvent(new Event("change"));
  }

  /** The account is gone, and the session with it. */
  forget() {
    this.#end();
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
    const member = await api.get("members/me");
    if (this.member && this.member.id !== member.id) {
      location.reload();
    }
    this.member = member;
    this.dispatchEvent(new Event("change"));
  }

  #asking;

  /** One dialog, however many calls wait for it. */
  #signInAgain() {
    this.#asking ??= import("./sign-in-again.js")
      .then(({ signInAgain }) => signInAgain(this.member.email))
      .finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  #take({ token, expiresAt }) {
    this.#token = token;
    this.#expiresAt = Date.parse(expiresAt);
    localStorage.setItem(HINT, "1");
  }

  #end() {
    const was = this.member;
    this.#token = undefined;
    this.member = null;
    localStorage.removeItem(HINT);
    if (was) {
      this.dispatchEvent(new Event("change"));
    }
  }

  #renewing;

  /** One at a time over all windows: a refresh token used twice ends the whole session. */
  #renew() {
    if (this.member && !this.isValid) {
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
