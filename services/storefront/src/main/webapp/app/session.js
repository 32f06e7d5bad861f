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
    });
    this.ready = localStorage.getItem(HINT) ? this.#start() : Promise.resolve();
  }

  get signedIn() {
    return this.member !== null;
  }

  is(role) {
    return this.member?.roles.includes(role) ?? false;
  }

  async signIn(email, password) {
    this.#take(await api.post("members/tokens", { email, password }, { anonymous: true }));
    await this.#load();
  }

  async signOut() {
    await api.remove("members/tokens").catch(() => {});
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
    this.member = await api.get("members/me");
    this.dispatchEvent(new Event("change"));
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
    const renew = async () => {
      const answer = await fetch("/api/members/tokens/refresh", { method: "POST" });
      if (answer.ok) {
        this.#take(await answer.json());
      } else if (answer.status === 401) {
        this.#end();
      }
      return answer.ok;
    };
    this.#renewing ??= (navigator.locks ? navigator.locks.request("berth-refresh", renew) : renew())
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }
}

export const session = new Session();
