// Checkout: one held booking, the time it is kept, and one button with the amount on it.
import { Page, html, icon, nothing, sorry, tell, trouble } from "../element.js";
import { Problem, get, post, postForStatus } from "../api.js";
import { CARDS, cardChoice } from "../cards.js";
import { period, unitText } from "../kinds.js";
import { photo } from "../listing-card.js";
import { priceLines, refundSentence } from "../price.js";
import { navigate, signedIn } from "../router.js";
import { moment, money, number, own, t } from "../text.js";

const SETTLES = 90_000;

class CheckoutPage extends Page {
  static properties = {
    ...Page.properties,
    booking: { state: true },
    listing: { state: true },
    card: { state: true },
    step: { state: true },
    refused: { state: true },
    failed: { state: true },
    left: { state: true },
    atOnce: { state: true },
  };

  #clock;
  #key = crypto.randomUUID();

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
  }

  async #load() {
    this.failed = undefined;
    try {
      if (!(await signedIn())) {
        return;
      }
      this.#show(await get(`bookings/${this.params.id}`));
      this.listing = await get(`listings/${this.booking.listingId}`);
      if (this.booking.state === "PAYMENT_UNKNOWN" || this.booking.state === "PAYING") {
        this.#settle();
      }
    } catch (error) {
      this.failed = error;
    }
  }

  #show(booking) {
    this.booking = booking;
    this.step = {
      HELD: "pay",
      PAYING: "doubt",
      PAYMENT_UNKNOWN: "doubt",
      CONFIRMED: "done",
      IN_USE: "done",
      REQUESTED: "done",
      EXPIRED: "expired",
    }[booking.state] ?? "over";
    this.#tick();
  }

  #tick() {
    if (this.step === "pay" && this.booking.deadline && !this.atOnce) {
      const seconds = Math.ceil((Date.parse(this.booking.deadline) - Date.now()) / 1000);
      this.left = Math.max(0, seconds);
      if (seconds <= 0) {
        this.step = "expired";
      }
    }
  }

  /** Asks again until payment's word has come. */
  async #settle() {
    this.step = "doubt";
    const end = Date.now() + SETTLES;
    while (this.isConnected && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      try {
        const booking = await get(`bookings/${this.params.id}`);
        if (booking.state !== "PAYING" && booking.state !== "PAYMENT_UNKNOWN") {
          this.#show(booking);
          if (booking.state === "HELD") {
            this.refused = { code: "payment-declined" };
          }
          return;
        }
      } catch {
        // Tried again.
      }
    }
  }

  #pay = async (event) => {
    event.preventDefault();
    if (this.step !== "pay") {
      return;
    }
    this.step = "paying";
    this.refused = undefined;
    const free = this.booking.total.amount === 0;
    try {
      const { status, body } = this.atOnce
        ? await postForStatus("bookings", { ...this.#same, payment: { token: this.card } }, { key: this.#key })
        : await postForStatus(
            `bookings/${this.booking.id}/payment`,
            free ? {} : { token: this.card },
            { key: this.#key },
          );
      if (this.atOnce) {
        navigate(`/checkout/${body.id}`, { replace: true });
      } else if (status === 202) {
        this.booking = body;
        this.#settle();
      } else {
        this.#show(body);
      }
    } catch (error) {
      if (error instanceof Problem) {
        this.#key = crypto.randomUUID();
      }
      this.refused = error;
      this.step = "pay";
      if (error.code === "wrong-state" && !this.atOnce) {
        this.#load();
      }
    }
    await this.updateComplete;
    this.querySelector("[data-focus]")?.focus();
  };

  #drop = async () => {
    const { id, total } = this.booking;
    try {
      await post(`bookings/${id}/cancellation`, { refund: { ...total, amount: 0 } }, { key: crypto.randomUUID() });
      tell(t("checkout.dropped"));
      navigate(`/listings/${this.booking.listingId}`, { replace: true });
    } catch (error) {
      this.refused = error;
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
      const held = await post("bookings", this.#same, { key: this.#key });
      navigate(`/checkout/${held.id}`, { replace: true });
    } catch (error) {
      if (error instanceof Problem) {
        this.#key = crypto.randomUUID();
      }
      if (error.code === "hold-lapsed") {
        this.atOnce = true;
        this.step = "pay";
        await this.updateComplete;
        this.querySelector("h1").focus();
      } else {
        this.refused = error;
      }
    }
  };

  render() {
    if (this.failed) {
      return html`<div class="width narrow">${trouble(this.failed, () => this.#load(), { whole: true })}</div>`;
    }
    if (!this.booking) {
      return html`<div class="width narrow skeleton" aria-hidden="true"><p></p><p></p><p></p></div>`;
    }
    const { booking, listing } = this;
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
            ${priceLines(booking.lines, booking.total, listing?.slot ?? "NIGHT")}
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
        return html`<div class="stage" role="status">
          ${icon("hourglass")}
          <h1 tabindex="-1" data-focus>${t("checkout.doubt")}</h1>
          <p>${t("checkout.doubt-text")}</p>
          <p><a class="button secondary" href="/my/${this.booking.id}">${t("checkout.to-booking")}</a></p>
        </div>`;
      case "expired":
      case "over":
        return html`<div class="stage" role="alert">
          ${icon("clock-off")}
          <h1 tabindex="-1" data-focus>${t(this.step === "expired" ? "checkout.expired" : "checkout.over")}</h1>
          <p>${t("checkout.expired-text")}</p>
          ${this.refused ? html`<p class="wrong" role="alert">${sorry(this.refused)}</p>` : nothing}
          <p>
            <button type="button" class="button" @click=${this.#again}>${t("checkout.again")}</button>
            <a class="button secondary" href="/listings/${this.booking.listingId}">${t("checkout.other-dates")}</a>
          </p>
        </div>`;
      default:
        return this.#form();
    }
  }

  #form() {
    const { booking } = this;
    const free = booking.total.amount === 0;
    const two = (value) => String(value).padStart(2, "0");
    const left = `${two(Math.floor(this.left / 60))}:${two(this.left % 60)}`;
    const working = this.step === "paying";
    return html`
      <h1 tabindex="-1">${t("checkout.title")}</h1>
      <p class="brief"><strong>${own(this.listing?.title)}</strong><br />${period(booking)}</p>
      ${this.atOnce ? html`<p>${t("checkout.at-once")}</p>` : this.#countdown(left)}
      ${this.refused
        ? html`<div class="trouble" role="alert" tabindex="-1" data-focus>
            ${icon("alert-triangle")}
            <div>
              <p><strong>${sorry(this.refused)}</strong></p>
              ${this.atOnce
                ? html`<p><a href="/listings/${booking.listingId}">${t("checkout.other-dates")}</a></p>`
                : html`<p>${t("checkout.still-kept")}</p>`}
            </div>
          </div>`
        : nothing}
      <form class="form" @submit=${this.#pay}>
        ${free
          ? nothing
          : cardChoice(this.card, { disabled: working, change: (card) => (this.card = card) })}
        <p>${refundSentence(booking.refundTimeline, booking.total, booking.timeZone)}</p>
        ${this.listing?.approval === "REQUEST" ? html`<p>${icon("user-check")}${t("checkout.request")}</p>` : nothing}
        <button class="button wide" ?disabled=${working} aria-busy=${working ? "true" : "false"}>
          ${working
            ? t("checkout.paying")
            : free
              ? t("checkout.confirm")
              : t(this.listing?.approval === "REQUEST" ? "checkout.ask" : "checkout.pay", { amount: money(booking.total) })}
        </button>
        <button type="button" class="quiet-button" data-action="drop" ?hidden=${this.atOnce} ?disabled=${working} @click=${this.#drop}>
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
      ${this.booking.access ? html`<div class="access"><h2 class="small">${t("access.title")}</h2><p>${this.booking.access}</p></div>` : nothing}
      <p>
        <a class="button" href="/my/${this.booking.id}">${t("checkout.to-booking")}</a>
        <a class="button secondary" href="/">${t("checkout.more")}</a>
      </p>
    </div>`;
  }
}

customElements.define("checkout-page", CheckoutPage);
