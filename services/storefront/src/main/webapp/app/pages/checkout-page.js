// Checkout: one held booking, the time it is kept, and one button with the amount on it.
import { Page, errorId, html, icon, linked, nothing, sorry, tell, trouble } from "../element.js";
import { get, isOpen, now, post, postOnce } from "../api.js";
import { CARDS, cardChoice } from "../cards.js";
import { period, unitText } from "../kinds.js";
import { photo } from "../listing-card.js";
import { live } from "../live.js";
import { priceLines, refundSentence } from "../price.js";
import { navigate, signedIn } from "../router.js";
import { moment, money, number, own, t } from "../text.js";

/** What is shown here by state; any other state has its own page. */
const STEPS = {
  HELD: "pay",
  PAYING: "doubt",
  PAYMENT_UNKNOWN: "doubt",
  CONFIRMED: "done",
  IN_USE: "done",
  REQUESTED: "done",
  EXPIRED: "expired",
};

/** Reasons for which it is held again though the card was not refused. */
const NOT_CHARGED = new Set(["payment-unavailable", "payment-voided"]);

const secondsLeft = ({ deadline }) => Math.max(0, Math.ceil((Date.parse(deadline) - now()) / 1000));

class CheckoutPage extends Page {
  static properties = {
    ...Page.properties,
    booking: { state: true },
    listing: { state: true },
    card: { state: true },
    step: { state: true },
    working: { state: true },
    refused: { state: true },
    unasked: { state: true },
    failed: { state: true },
    left: { state: true },
    quote: { state: true },
  };

  #ends = new AbortController();
  #clock;
  #followed = false;
  #asking = false;
  #warned = false;
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.card = CARDS[0];
    this.pageTitle = t("checkout.title");
    this.#load();
    this.#clock = setInterval(() => this.#tick(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#ends.abort();
  }

  updated(changed) {
    if (changed.get("step") || (changed.has("refused") && this.refused)) {
      this.querySelector("[data-focus]")?.focus();
    }
  }

  async #load() {
    this.failed = undefined;
    try {
      if (!(await signedIn())) {
        return;
      }
      this.#show(await get(`bookings/${this.params.id}`));
    } catch (error) {
      this.failed = error;
      return;
    }
    if (!this.#followed) {
      this.#followed = true;
      live("mypage/stream", () => this.#refresh(), this.#ends.signal);
    }
    // It can be paid without its picture, too.
    this.listing ??= await get(`listings/${this.booking.listingId}`).catch(() => undefined);
  }

  #show(booking) {
    const before = this.step;
    const step = STEPS[booking.state];
    this.booking = booking;
    this.unasked = undefined;
    if (!step) {
      navigate(`/my/${booking.id}`, { replace: true });
      return;
    }
    this.failed = undefined;
    this.left = secondsLeft(booking);
    this.step = step === "pay" && this.left === 0 ? "late" : step;
    if (before === "doubt" && step === "pay") {
      this.refused = { code: NOT_CHARGED.has(booking.reason) ? "payment-unavailable" : "payment-declined" };
    }
    this.#ask();
  }

  #tick() {
    if (this.step !== "pay" || this.working || this.quote) {
      return;
    }
    this.left = secondsLeft(this.booking);
    if (this.left === 0) {
      this.#show(this.booking);
    } else if (this.left <= 60 && !this.#warned) {
      this.#warned = true;
      tell(t("checkout.minute"));
    }
  }

  /** Asks how things stand until that is known: soon at first, then more slowly. */
  async #ask() {
    const isOpenStep = () => this.isConnected && (this.step === "doubt" || this.step === "late");
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    for (let pause = 1500; isOpenStep(); pause = Math.min(pause * 1.1, 30_000)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      await this.#refresh();
    }
    this.#asking = false;
  }

  async #refresh() {
    const turn = this.#turn;
    const isCurrent = () => this.isConnected && turn === this.#turn && !this.working && !this.quote;
    if (!isCurrent()) {
      return;
    }
    try {
      const booking = await get(`bookings/${this.params.id}`, { quiet: true });
      if (isCurrent()) {
        this.#show(booking);
      }
    } catch (error) {
      this.unasked = error;
    }
  }

  #pay = async (event) => {
    event.preventDefault();
    if (this.step !== "pay" || this.working) {
      return;
    }
    this.working = "pay";
    this.refused = undefined;
    this.#turn++;
    const card = { token: this.card };
    try {
      if (this.quote) {
        const order = { ...this.#same, quote: this.quote.quote, payment: card };
        const { body } = await postOnce("bookings", order);
        navigate(`/checkout/${body.id}`, { replace: true });
        return;
      }
      const { body } = await postOnce(
        `bookings/${this.booking.id}/payment`,
        this.booking.total.amount === 0 ? {} : card,
      );
      this.working = undefined;
      this.#show(body);
    } catch (error) {
      this.working = undefined;
      await this.#refusedBy(error);
    }
  };

  /** What is not known is asked; until it is, only the same can be sent again. */
  async #refusedBy(error) {
    if (!this.quote) {
      if (isOpen(error) || error.status === 409) {
        await this.#refresh();
      }
    } else if (error.body?.resourceId) {
      navigate(`/checkout/${error.body.resourceId}`, { replace: true });
    } else if (error.code === "quote-expired") {
      this.quote = await post("bookings/quotes", this.#same).catch(() => this.quote);
    }
    this.refused = error;
  }

  get #isOpen() {
    return Boolean(this.refused && isOpen(this.refused) && (this.quote || this.unasked));
  }

  #drop = async () => {
    const { id, total, listingId } = this.booking;
    this.working = "drop";
    this.refused = undefined;
    try {
      await postOnce(`bookings/${id}/cancellation`, { refund: { ...total, amount: 0 } });
      tell(t("checkout.dropped"));
      navigate(`/listings/${listingId}`, { replace: true });
    } catch (error) {
      this.working = undefined;
      await this.#refusedBy(error);
    }
  };

  get #same() {
    const { listingId, from, to, guests } = this.booking;
    return { listingId, from, to, guests };
  }

  /** The same again, if it is still free; whoever let a hold lapse can have it by paying at once. */
  #again = async () => {
    this.refused = undefined;
    try {
      const { body } = await postOnce("bookings", this.#same);
      navigate(`/checkout/${body.id}`, { replace: true });
    } catch (error) {
      if (error.code === "hold-lapsed") {
        await this.#offerAtOnce();
      } else {
        this.refused = error;
      }
    }
  };

  async #offerAtOnce() {
    try {
      this.quote = await post("bookings/quotes", this.#same);
      this.step = "pay";
    } catch (error) {
      this.refused = error;
    }
  }

  render() {
    if (this.failed) {
      return html`<div class="width narrow">${trouble(this.failed, () => this.#load(), { whole: true })}</div>`;
    }
    if (!this.booking) {
      return html`<div class="width narrow skeleton" aria-hidden="true"><p></p><p></p><p></p></div>`;
    }
    const { booking, listing } = this;
    const { lines, total } = this.quote ?? booking;
    return html`
      <div class="width checkout columns">
        <div>${this.#main()}</div>
        <aside aria-label=${t("checkout.summary")}>
          <div class="box">
            ${listing ? html`
              ${photo(listing.photos?.[0] && `/api/listings/photos/${listing.photos[0].id}/${listing.photos[0].widths[0]}`, listing.kind)}
              <h2 class="small"><a href="/listings/${listing.id}">${own(listing.title)}</a></h2>` : nothing}
            <p>${period(booking)}<br /><span class="quiet">${t("zone", { zone: booking.timeZone })}</span></p>
            <p class="quiet">
              ${[unitText(booking, listing), t("guests", { count: booking.guests, number: number(booking.guests) })].filter(Boolean).join(" · ")}
            </p>
            ${priceLines(lines, total, listing?.slot ?? "NIGHT")}
          </div>
        </aside>
      </div>
    `;
  }

  #main() {
    switch (this.step) {
      case "done":
        return this.#done();
      case "doubt":
        return html`<div class="stage">
          ${icon("hourglass")}
          <h1 tabindex="-1" data-focus>${t("checkout.doubt")}</h1>
          <p>${t("checkout.doubt-text")}</p>
          ${this.#askAgain()}
          <p><a class="button secondary" href="/my/${this.booking.id}">${t("checkout.to-booking")}</a></p>
        </div>`;
      case "late":
        return html`<div class="stage">
          ${icon("hourglass")}
          <h1 tabindex="-1" data-focus>${t("checkout.late")}</h1>
          <p>${t("checkout.late-text")}</p>
          ${this.#askAgain()}
        </div>`;
      case "expired":
        return html`<div class="stage">
          ${icon("clock-off")}
          <h1 tabindex="-1" data-focus>${t("checkout.expired")}</h1>
          <p>${t("checkout.expired-text")}</p>
          ${this.refused ? html`<div role="alert"><p class="wrong">${sorry(this.refused)}</p>${errorId(this.refused)}</div>` : nothing}
          <p>
            <button type="button" class="button" @click=${this.#again}>${t("checkout.again")}</button>
            <a class="button secondary" href="/listings/${this.booking.listingId}">${t("checkout.other-dates")}</a>
          </p>
        </div>`;
      default:
        return this.#form();
    }
  }

  #askAgain() {
    return this.unasked ? trouble(this.unasked, () => this.#load()) : nothing;
  }

  #form() {
    const { booking, quote, working } = this;
    const { total, refundTimeline } = quote ?? booking;
    const free = total.amount === 0;
    const two = (value) => String(value).padStart(2, "0");
    const left = `${two(Math.floor(this.left / 60))}:${two(this.left % 60)}`;
    return html`
      <h1 tabindex="-1" ?data-focus=${quote && !this.refused}>${t("checkout.title")}</h1>
      <p class="brief"><strong>${own(this.listing?.title)}</strong><br />${period(booking)}</p>
      ${quote ? html`<p>${t("checkout.at-once")}</p>` : this.#countdown(left)}
      ${this.refused
        ? html`<div class="trouble" role="alert" tabindex="-1" data-focus>
            ${icon("alert-triangle")}
            <div>
              <p><strong>${sorry(this.refused)}</strong></p>
              ${errorId(this.refused)}
              ${quote
                ? html`<p><a href="/listings/${booking.listingId}">${t("checkout.other-dates")}</a></p>`
                : isOpen(this.refused) ? nothing : html`<p>${t("checkout.still-kept")}</p>`}
            </div>
          </div>`
        : nothing}
      <form class="form" @submit=${this.#pay}>
        ${free
          ? nothing
          : cardChoice(this.card, { disabled: Boolean(working) || this.#isOpen, change: (card) => (this.card = card) })}
        <p>${refundSentence(refundTimeline, total, booking.timeZone)}</p>
        ${this.listing?.approval === "REQUEST" ? html`<p>${icon("user-check")}${t("checkout.request")}</p>` : nothing}
        <button class="button wide" ?disabled=${working} aria-busy=${working ? "true" : "false"}>
          ${working === "pay"
            ? t("checkout.paying")
            : free
              ? t("checkout.confirm")
              : t(this.listing?.approval === "REQUEST" ? "checkout.ask" : "checkout.pay", { amount: money(total) })}
        </button>
        <button type="button" class="quiet-button" data-action="drop" ?hidden=${quote} ?disabled=${working} @click=${this.#drop}>
          ${t(booking.reason === "waiting-offer" ? "wish.drop" : "checkout.drop")}
        </button>
      </form>
    `;
  }

  #countdown(left) {
    const { deadline, timeZone } = this.booking;
    return html`<p class="countdown ${this.left < 60 ? "soon" : ""}" role="timer">
      ${icon("clock")}${this.left < 3600 ? t("checkout.kept", { left }) : t("wish.until", { moment: moment(deadline, timeZone) })}
    </p>`;
  }

  #done() {
    const asked = this.booking.state === "REQUESTED";
    return html`<div class="stage good">
      ${icon(asked ? "user-check" : "circle-check")}
      <h1 tabindex="-1" data-focus>${t(asked ? "checkout.requested" : "checkout.done")}</h1>
      <p>${asked ? t("checkout.requested-text") : t("checkout.done-text")}</p>
      ${this.booking.access ? html`<div class="access"><h2 class="small">${t("access.title")}</h2><p>${linked(this.booking.access)}</p></div>` : nothing}
      <p>
        <a class="button" href="/my/${this.booking.id}">${t("checkout.to-booking")}</a>
        <a class="button secondary" href="/">${t("checkout.more")}</a>
      </p>
    </div>`;
  }
}

customElements.define("checkout-page", CheckoutPage);
