// My page: what lies ahead, what waits for somebody, what is past and what was cancelled.
import { Page, html, icon, nothing, tell, trouble } from "../element.js";
import { get, query } from "../api.js";
import { kinds, period } from "../kinds.js";
import { live } from "../live.js";
import { remember, signedIn } from "../router.js";
import { session } from "../session.js";
import { ago, moment, money, own, t } from "../text.js";
import { leave } from "../waiting.js";

const TABS = ["upcoming", "waiting", "past", "cancelled"];

class MyPage extends Page {
  static properties = {
    ...Page.properties,
    items: { state: true },
    next: { state: true },
    wishes: { state: true },
    loading: { state: true },
    failed: { state: true },
  };

  #ends = new AbortController();
  #asked;
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = t("my.title");
    signedIn().then((yes) => yes && live("mypage/stream", () => this.#load({ quiet: true }), this.#ends.signal));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  get tab() {
    const tab = this.query.get("tab");
    return TABS.includes(tab) ? tab : TABS[0];
  }

  willUpdate(changed) {
    if (changed.has("query") && this.tab !== this.#asked) {
      this.#asked = this.tab;
      session.ready.then(() => session.signedIn && this.#load());
    }
  }

  updated(changed) {
    if (changed.has("query")) {
      this.querySelector("[aria-selected=true]").scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  async #load({ quiet = false, more = false } = {}) {
    const tab = this.tab;
    this.loading = !quiet;
    const turn = quiet ? this.#turn : ++this.#turn;
    try {
      const [found, wishes] = await Promise.all([
        more ? bookings(tab, { after: this.next }) : bookings(tab, { least: quiet ? this.items?.length : 0, quiet }),
        tab === "waiting" ? get("bookings/waiting", { quiet }).catch(() => ({ items: [] })) : { items: [] },
      ]);
      if (tab === this.tab && turn === this.#turn) {
        this.items = more ? [...this.items, ...found.items] : found.items;
        this.next = found.next;
        // What is offered is a held booking in the list above, as soon as that has heard of it.
        const heard = new Set(found.items.map((each) => each.id));
        this.wishes = await Promise.all(
          wishes.items.filter((wish) => !heard.has(wish.bookingId)).map(async (wish) => ({
            ...wish,
            listing: await get(`listings/${wish.listingId}`).catch(() => undefined),
          })),
        );
        this.failed = undefined;
      }
    } catch (error) {
      this.failed = quiet ? this.failed : error;
    } finally {
      this.loading = false;
    }
  }

  render() {
    return html`
      <div class="width narrower">
        <h1>${t("my.title")}</h1>
        <div class="tabs" role="tablist" aria-label=${t("my.tabs")} @keydown=${this.#key}>
          ${TABS.map(
            (each) => html`<button
              type="button"
              role="tab"
              id="tab-${each}"
              aria-selected=${each === this.tab ? "true" : "false"}
              aria-controls="tab-panel"
              tabindex=${each === this.tab ? "0" : "-1"}
              @click=${() => this.#open(each)}
            >
              ${t(`my.${each}`)}
            </button>`,
          )}
        </div>
        <section id="tab-panel" role="tabpanel" aria-labelledby="tab-${this.tab}" aria-busy=${this.loading ? "true" : "false"}>
          ${this.#panel()}
        </section>
      </div>
    `;
  }

  #open(tab) {
    this.items = undefined;
    remember(tab === TABS[0] ? "" : { tab }, { push: true });
  }

  #key = async (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      this.#open(TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length]);
      await this.updateComplete;
      this.querySelector("[role=tab][aria-selected=true]").focus();
    }
  };

  #panel() {
    if (this.failed) {
      return trouble(this.failed, () => this.#load());
    }
    if (!this.items) {
      return html`<ul class="rows skeleton" aria-hidden="true"><li></li><li></li><li></li></ul>`;
    }
    if (!this.items.length && !this.wishes?.length) {
      return html`<div class="empty">
        ${icon("calendar-off")}
        <p>${t(`my.${this.tab}.none`)}</p>
        <a class="button secondary" href="/">${t("my.search")}</a>
      </div>`;
    }
    return html`
      <ul class="rows">
        ${this.items.map((each) => bookingRow(each))} ${(this.wishes ?? []).map((each) => this.#wish(each))}
      </ul>
      ${this.next
        ? html`<p class="more"><button type="button" class="button secondary" @click=${() => this.#load({ more: true })}>${t("search.more")}</button></p>`
        : nothing}
    `;
  }

  #wish(wish) {
    return html`<li class="row">
      ${icon("list-numbers")}
      <div>
        <h2 class="small"><a href="/listings/${wish.listingId}">${own(wish.listing?.title)}</a></h2>
        <p>${period(wish)}</p>
        <p class="quiet">${wish.bookingId ? t("wish.turn") : t("wish.place", { place: wish.place })}</p>
      </div>
      <div class="row-end">
        ${wish.bookingId
          ? html`<a class="button" href="/checkout/${wish.bookingId}">${t("wish.take")}</a>`
          : html`<button type="button" class="button secondary" data-action="leave" aria-label=${`${t("wish.leave")}: ${own(wish.listing?.title)}`} @click=${() => this.#leave(wish)}>${t("wish.leave")}</button>`}
      </div>
    </li>`;
  }

  async #leave(wish) {
    try {
      await leave(wish);
      tell(t("wish.left"));
      await this.#load({ quiet: true });
      await this.updateComplete;
      this.querySelector("[role=tab][aria-selected=true]").focus();
    } catch (error) {
      this.failed = error;
    }
  }
}

/** A page of them, or as many as are shown already. */
async function bookings(tab, { after, least = 0, quiet }) {
  const items = [];
  let next = after;
  do {
    const limit = Math.min(100, Math.max(20, least - items.length));
    const found = await get(`mypage/bookings?${query({ tab, after: next, limit })}`, { quiet });
    items.push(...found.items);
    next = found.next;
  } while (next && items.length < least);
  return { items, next };
}

function bookingRow(booking) {
  const offered = booking.state === "HELD" && booking.reason === "waiting-offer";
  return html`<li class="row">
    ${icon(kinds[booking.kind]?.icon ?? "calendar")}
    <div>
      <h2 class="small"><a class="whole" href=${offered ? `/checkout/${booking.id}` : `/my/${booking.id}`}>${own(booking.listing.title)}</a></h2>
      <p>${period(booking)}</p>
      <p class="quiet">${booking.total.amount ? money(booking.total) : t("free")}</p>
    </div>
    <div class="row-end">
      <span class="state" data-state=${booking.state}>${offered ? t("wish.turn") : t(`state.${booking.state}`)}</span>
      <span class="quiet small">${offered ? t("wish.until", { moment: moment(booking.deadline, booking.timeZone) }) : nextStep(booking)}</span>
    </div>
  </li>`;
}

/** What comes next, computed from the clock: "in 3 days", "kept 5 minutes". */
function nextStep({ state, startsAt, endsAt, deadline }) {
  switch (state) {
    case "HELD":
    case "REQUESTED":
      return deadline ? t("my.until", { ago: ago(deadline) }) : "";
    case "CONFIRMED":
      return t("my.starts", { ago: ago(startsAt) });
    case "IN_USE":
    case "OVERDUE":
      return t("my.ends", { ago: ago(endsAt) });
    default:
      return "";
  }
}

customElements.define("my-page", MyPage);
