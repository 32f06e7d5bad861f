// Waiting for what is taken: on the list, a place; when it is free, a hold with its deadline.
import { Element, errorId, html, icon, nothing, sorry } from "./element.js";
import { get, postOnce, query, remove } from "./api.js";
import { defaultSlot, kinds } from "./kinds.js";
import { signedIn } from "./router.js";
import { session } from "./session.js";
import { moment, t } from "./text.js";
import { lengthText } from "./when.js";

const same = (a, b) => a === b || (a.length > 10 && Date.parse(a) === Date.parse(b));

/**
 * The place of the one who reads on the waiting list of a period, or the way onto it. seen: any
 * value that is another whenever things may have changed. Emits free when there is nothing to wait for.
 */
class Waiting extends Element {
  static properties = {
    heading: {},
    listing: { attribute: false },
    from: {},
    to: {},
    guests: { type: Number },
    seen: { attribute: false },
    wishes: { state: true },
    held: { state: true },
    refused: { state: true },
    working: { state: true },
  };

  willUpdate(changed) {
    if (changed.has("from") || changed.has("to")) {
      this.refused = undefined;
    }
    if (changed.has("seen")) {
      this.#load();
    }
  }

  async #load() {
    await session.ready;
    if (!session.signedIn) {
      return;
    }
    const listingId = this.listing.id;
    const [wishes, held] = await Promise.allSettled([
      get("bookings/waiting?limit=100", { quiet: true }),
      get(`bookings?${query({ as: "guest", state: "HELD", listingId })}`, { quiet: true }),
    ]);
    this.wishes = wishes.value?.items.filter((each) => each.listingId === listingId) ?? this.wishes;
    this.held = held.value?.items ?? this.held;
  }

  /** In a queue one waits for a length, not for a date. */
  #isThis(each) {
    return kinds[this.listing.kind].queue || (same(each.from, this.from) && same(each.to, this.to));
  }

  render() {
    const held = this.held?.find((each) => this.#isThis(each));
    if (held) {
      return html`
        <p><strong>${t(held.reason === "waiting-offer" ? "wish.turn" : "wish.held")}</strong></p>
        <p>${t("wish.until", { moment: moment(held.deadline, held.timeZone) })}</p>
        <p><a class="button" href="/checkout/${held.id}">${t("wish.take")}</a></p>
      `;
    }
    const wish = this.wishes?.find((each) => this.#isThis(each));
    return html`
      <p><strong>${this.heading}</strong></p>
      ${wish ? this.#place(wish) : this.#join()}
      ${this.refused
        ? html`<p class="wrong">${sorry(this.refused)}</p>${errorId(this.refused)}`
        : nothing}
    `;
  }

  #place(wish) {
    return html`
      <p>${icon("bell-ringing")} ${t("wish.joined", { place: wish.place })}</p>
      <p class="chips">
        <a class="button secondary" href="/my?tab=waiting">${t("wish.all")}</a>
        <button type="button" class="quiet-button" @click=${() => this.#leave(wish)}>${t("wish.leave")}</button>
      </p>
    `;
  }

  #join() {
    const queue = kinds[this.listing.kind].queue;
    return html`
      <p class="small">${t(queue ? "wish.queue-text" : "wish.text")}</p>
      <p>
        <button type="button" class="button secondary" data-action="wait" ?disabled=${this.working} @click=${this.#wait}>
          ${icon("bell-plus")}${queue
            ? t("wish.queue", { length: lengthText(this.from, this.to, defaultSlot(this.listing.kind)) })
            : t("wish.join")}
        </button>
      </p>
    `;
  }

  #wait = async () => {
    if (!(await signedIn({ replace: false }))) {
      return;
    }
    this.working = true;
    this.refused = undefined;
    try {
      const { from, to, guests } = this;
      await postOnce("bookings/waiting", { listingId: this.listing.id, from, to, guests });
      await this.#load();
    } catch (error) {
      if (error.code === "free-now") {
        this.emit("free");
      } else {
        this.refused = error;
        await this.#load();
      }
    } finally {
      this.working = false;
      this.#focus();
    }
  };

  async #leave(wish) {
    try {
      await leave(wish);
      await this.#load();
    } catch (error) {
      this.refused = error;
    }
    this.#focus();
  }

  /** What was pressed is gone; the next thing to do is in its place. */
  async #focus() {
    await this.updateComplete;
    this.querySelector("a, button")?.focus();
  }
}

/** What is held for who leaves goes to the next one. */
export async function leave(wish) {
  try {
    await remove(`bookings/waiting/${wish.id}`);
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
  }
}

customElements.define("berth-waiting", Waiting);
