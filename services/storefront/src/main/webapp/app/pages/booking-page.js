// One booking: what it is now, what can be done now, who did what when, and the money.
import { Page, errorId, facts, html, icon, linked, nothing, sorry, tell, trouble } from "../element.js";
import { get, postOnce, query } from "../api.js";
import { CARDS, cardChoice } from "../cards.js";
import { period, unitText } from "../kinds.js";
import { live } from "../live.js";
import { photo } from "../listing-card.js";
import { plusDays, zoned } from "../dates.js";
import { priceLines, refundBar } from "../price.js";
import { signedIn } from "../router.js";
import { session } from "../session.js";
import { moment, money, number, own, t, time, tOr } from "../text.js";

/** States in which a booking of a series has not begun and can be cancelled. */
const OPEN = new Set(["REQUESTED", "CONFIRMED"]);

/** States in which a guest is shown how to get in. */
const INSIDE = new Set(["CONFIRMED", "IN_USE", "OVERDUE"]);

class BookingPage extends Page {
  static properties = {
    ...Page.properties,
    booking: { state: true },
    whole: { state: true },
    listing: { state: true },
    uses: { state: true },
    series: { state: true },
    review: { state: true },
    shown: { state: true },
    failed: { state: true },
    refused: { state: true },
    working: { state: true },
    stars: { state: true },
    card: { state: true },
  };

  #ends = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.card = CARDS[0];
    this.pageTitle = t("booking.title");
    signedIn().then(async (yes) => {
      if (yes) {
        await this.#load();
        live("mypage/stream", () => this.#load({ quiet: true }), this.#ends.signal);
      }
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  async #load({ quiet = false } = {}) {
    const { id } = this.params;
    try {
      this.booking = await get(`bookings/${id}`, { quiet });
      this.failed = undefined;
    } catch (error) {
      this.failed = quiet ? this.failed : error;
      return;
    }
    // Everything beyond the booking itself may be late or away without keeping the page empty.
    const rest = await Promise.allSettled([
      get(`mypage/bookings/${id}`, { quiet }),
      this.listing ?? get(`listings/${this.booking.listingId}`, { quiet }),
      get(`usages?${query({ bookingId: id })}`, { quiet }),
      this.booking.seriesId && get(`bookings/series/${this.booking.seriesId}`, { quiet }),
    ]);
    const [whole, listing, uses, series] = rest.map((each) => each.value);
    this.whole = whole ?? this.whole;
    this.listing = listing ?? this.listing;
    this.uses = uses?.items ?? this.uses;
    this.series = series ?? this.series;
    this.#settle();
    this.#awaitAccess();
  }

  /** Asks for the booking again as long as something of it is still to come. */
  async #askWhile(toCome, pause, most = Infinity) {
    for (let asked = 0; this.isConnected && asked < most && toCome(this.booking); asked++) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      this.booking = await get(`bookings/${this.params.id}`, { quiet: true }).catch(() => this.booking);
    }
  }

  #awaiting;

  /** The way in may come later than the booking, or there is none. */
  #awaitAccess() {
    if (INSIDE.has(this.booking.state)) {
      this.#awaiting ??= this.#askWhile(({ state, access }) => INSIDE.has(state) && !access, 10_000, 6);
    }
  }

  #settling;

  /** Asks until payment's word on the late fee or on other dates has come. */
  async #settle() {
    const isPending = ({ lateFee, pendingChange }) => lateFee?.state === "PENDING" || pendingChange;
    if (this.#settling || !isPending(this.booking)) {
      return;
    }
    this.#settling = true;
    const { pendingChange: other } = this.booking;
    await this.#askWhile(isPending, 2000);
    this.#settling = false;
    if (this.isConnected) {
      const { from, to, reason, lateFee } = this.booking;
      if (!other) {
        tell(t(lateFee?.state === "CAPTURED" ? "done.fee" : "problem.payment-declined"));
      } else {
        tell(from === other.from && to === other.to ? t("done.change") : reason ? why(reason) : t("why.change-voided"));
      }
      this.#load({ quiet: true });
    }
  }

  get #mine() {
    return this.booking.guestId === session.member?.id;
  }

  /** Does something, and tells by its answer what was done. */
  async #do(path, body, done) {
    this.working = true;
    this.refused = undefined;
    try {
      const answer = await postOnce(path, body);
      this.shown = undefined;
      tell(done(answer.body, answer.status));
      await this.#load({ quiet: true });
    } catch (error) {
      this.refused = error;
      if (error.code === "refund-changed") {
        this.#showCancellation();
      }
    } finally {
      this.working = false;
      this.keepFocus();
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
    const first = listing?.photos?.[0];
    return html`
      <article class="width columns booking">
        <div>
          <p><a href="/my">${icon("chevron-left")}${t("my.title")}</a></p>
          <h1 tabindex="-1">${listing ? html`<a href="/listings/${listing.id}">${own(listing.title)}</a>` : t("booking.title")}</h1>
          <p>
            <span class="state" data-state=${booking.state}>${t(`state.${booking.state}`)}</span>
            ${booking.reason ? html`<span class="quiet">${why(booking.reason)}</span>` : nothing}
          </p>
          <p class="lead">${period(booking)}</p>
          <p class="quiet">
            ${[
              t("zone", { zone: booking.timeZone }),
              unitText(booking, listing),
              t("guests", { count: booking.guests, number: number(booking.guests) }),
            ].filter(Boolean).join(" · ")}
          </p>
          ${listing ? this.#arrival() : nothing}
          ${booking.access
            ? html`<section class="access"><h2 class="small">${icon("key")}${t("access.title")}</h2><p>${linked(booking.access)}</p></section>`
            : nothing}
          ${this.refused ? this.#refusal() : nothing} ${this.#mine ? this.#actions() : nothing} ${this.#reviewForm()}
          ${this.#series()} ${this.#timeline()}
        </div>
        <aside aria-label=${t("booking.money")}>
          <div class="box">
            ${listing ? photo(first && `/api/listings/photos/${first.id}/${first.widths[0]}`, listing.kind) : nothing}
            ${priceLines(booking.lines, booking.total, listing?.slot ?? "NIGHT")} ${this.#ledger()}
            ${booking.actions.includes("cancel") && booking.total.amount
              ? html`<h2 class="small">${t("refund.title")}</h2>${refundBar(booking.refundTimeline, booking.total, booking.timeZone)}`
              : nothing}
          </div>
        </aside>
      </article>
    `;
  }

  /** Where and at what hours. */
  #arrival() {
    const { startsAt, endsAt, timeZone, kind } = this.booking;
    const hours = { from: time(startsAt, timeZone), to: time(endsAt, timeZone) };
    return facts([
      this.listing.slot === "NIGHT" && ["login", t("fact.check-in", hours)],
      kind === "CAR" && ["key", t("fact.pick-up", hours)],
      this.listing.location?.address && ["map-pin", this.listing.location.address],
    ]);
  }

  #refusal() {
    const rules = this.refused.body?.rules ?? [];
    return html`<div class="trouble" role="alert">
      ${icon("alert-triangle")}
      <div>
        <p><strong>${sorry(this.refused)}</strong></p>
        ${rules.map((rule) => html`<p>${tOr(`reason.${rule}`, "reason.other")}</p>`)} ${errorId(this.refused)}
      </div>
    </div>`;
  }

  #actions() {
    const { actions, state, id, lateFee, pendingChange } = this.booking;
    const open = this.uses?.find((use) => use.startedAt && !use.endedAt);
    return html`
      <div class="actions" role="group" aria-label=${t("booking.actions")}>
        ${state === "HELD" ? html`<a class="button" href="/checkout/${id}">${t("action.pay")}</a>` : nothing}
        ${actions.includes("pay") && lateFee
          ? html`<button type="button" class="button" data-action="pay-fee" aria-expanded=${this.shown?.fee ? "true" : "false"} @click=${() => (this.shown = this.shown?.fee ? undefined : { fee: true })}>${t("fee.pay", { amount: money(lateFee.amount) })}</button>`
          : nothing}
        ${actions.includes("start")
          ? html`<button type="button" class="button" ?disabled=${this.working} @click=${() => this.#do("usages", { bookingId: id }, () => t("done.start"))}>${t("action.start")}</button>`
          : nothing}
        ${actions.includes("end") && open
          ? html`<button type="button" class="button" ?disabled=${this.working} @click=${() => this.#do(`usages/${open.id}/end`, {}, () => t("done.end"))}>${t(this.booking.kind === "EBOOK" || this.booking.kind === "CAR" ? "action.return" : "action.end")}</button>`
          : nothing}
        ${actions.includes("change")
          ? html`<button type="button" class="button secondary" aria-expanded=${this.shown?.change ? "true" : "false"} @click=${() => (this.shown = this.shown?.change ? undefined : { change: {} })}>${t("action.change")}</button>`
          : nothing}
        ${actions.includes("cancel")
          ? html`<button type="button" class="button secondary" @click=${() => this.#showCancellation()}>${t(state === "REQUESTED" ? "action.withdraw" : "action.cancel")}</button>`
          : nothing}
      </div>
      ${pendingChange
        ? html`<p class="step" role="status">${icon("hourglass")} ${t("change.doubt", { period: period({ ...this.booking, ...pendingChange }) })}</p>`
        : nothing}
      ${lateFee?.state === "PENDING" ? html`<p class="step" role="status">${icon("hourglass")} ${t("fee.doubt")}</p>` : nothing}
      ${this.shown?.fee && lateFee?.state === "DUE" ? this.#fee() : nothing}
      ${this.shown?.cancellation ? this.#cancellation() : nothing} ${this.shown?.change ? this.#change() : nothing}
    `;
  }

  async #showCancellation() {
    try {
      this.shown = { cancellation: await get(`bookings/${this.booking.id}/cancellation`) };
      await this.updateComplete;
      this.querySelector("#cancellation").focus();
    } catch (error) {
      this.refused = error;
    }
  }

  #cancellation() {
    const { refund, kept } = this.shown.cancellation;
    const open = this.series?.times.filter(({ state }) => OPEN.has(state)).length ?? 0;
    return html`<section id="cancellation" class="step" tabindex="-1" aria-label=${t("action.cancel")}>
      <p>${refund.amount + kept.amount === 0 ? t("cancel.free") : t("cancel.text", { refund: money(refund), kept: money(kept) })}</p>
      <p>
        <button type="button" class="button danger" ?disabled=${this.working} @click=${() => this.#do(`bookings/${this.booking.id}/cancellation`, { refund }, () => (refund.amount ? t("done.cancel.refund", { amount: money(refund) }) : t("done.cancel")))}>
          ${refund.amount ? t("cancel.refund", { amount: money(refund) }) : t(open > 1 ? "cancel.this" : "cancel.now")}
        </button>
        ${open > 1
          ? html`<button type="button" class="button danger" data-action="cancel-series" ?disabled=${this.working} @click=${() => this.#do(`bookings/series/${this.series.id}/cancellation`, {}, () => t("done.cancel"))}>${t("cancel.series", { count: open })}</button>`
          : nothing}
        <button type="button" class="button secondary" @click=${this.#keep}>${t("cancel.keep")}</button>
      </p>
    </section>`;
  }

  #keep = () => {
    this.shown = undefined;
    this.keepFocus();
  };

  #fee() {
    const { id, lateFee } = this.booking;
    const pay = (event) => {
      event.preventDefault();
      this.#do(`bookings/${id}/payment`, { token: this.card }, (booking, status) => t(status === 202 ? "fee.doubt" : "done.fee"));
    };
    return html`<form class="step form" @submit=${pay}>
      <p>${t("fee.text")}</p>
      ${cardChoice(this.card, { disabled: Boolean(this.working), change: (card) => (this.card = card) })}
      <button class="button" ?disabled=${this.working} aria-busy=${this.working ? "true" : "false"}>
        ${this.working ? t("checkout.paying") : t("checkout.pay", { amount: money(lateFee.amount) })}
      </button>
    </form>`;
  }

  #change() {
    const { found } = this.shown.change;
    const { from, to, timeZone } = this.booking;
    const byHour = from.length > 10;
    const days = this.listing?.slot === "DAY";
    const last = days ? plusDays(to, -1) : to;
    return html`<form class="step form" @submit=${this.#showChange}>
      <div class="fields" @input=${() => (this.shown = { change: {} })}>
        <label>${t(byHour ? "change.day" : "change.from")}<input type="date" name="from" required .value=${from.slice(0, 10)} /></label>
        ${byHour
          ? html`
              <label>${t("change.from")}<input type="time" step="900" name="start" required .value=${from.slice(11, 16)} /></label>
              <label>${t("change.until")}<input type="time" step="900" name="end" required .value=${to.slice(11, 16)} /></label>`
          : html`<label>${t(days ? "change.last" : "change.to")}<input type="date" name="to" required .value=${last} /></label>`}
        <button class="button secondary">${t("change.show")}</button>
      </div>
      <p class="quiet small">${t("zone", { zone: timeZone })}</p>
      ${found
        ? html`<p>
              <strong>${period({ ...this.booking, ...found })}</strong><br />
              ${found.allowed === false
                ? whyNot(found.reason)
                : t(found.difference.amount > 0 ? "change.more" : found.difference.amount < 0 ? "change.less" : "change.same", {
                    amount: money({ ...found.difference, amount: Math.abs(found.difference.amount) }),
                  })}
            </p>
            ${found.allowed !== false && found.difference.amount > 0 ? cardChoice(this.card, { change: (card) => (this.card = card) }) : nothing}
            ${found.allowed === false ? nothing : html`<button type="button" class="button" ?disabled=${this.working} @click=${this.#changeNow}>${t("change.do")}</button>`}`
        : nothing}
    </form>`;
  }

  #showChange = async (event) => {
    event.preventDefault();
    const { from: date, to, start, end: stop } = Object.fromEntries(new FormData(event.currentTarget));
    const zone = this.booking.timeZone;
    const from = start ? zoned(date, start, zone) : date;
    const end = start
      ? zoned(stop > start ? date : plusDays(date, 1), stop, zone)
      : this.listing?.slot === "DAY" ? plusDays(to, 1) : to;
    try {
      const found = await get(`bookings/${this.booking.id}/change?${query({ from, to: end })}`);
      this.refused = undefined;
      this.shown = { change: { from, to: end, found } };
    } catch (error) {
      this.refused = error;
    }
  };

  #changeNow = () => {
    const { from, to, found } = this.shown.change;
    const payment = found.difference.amount > 0 ? { payment: { token: this.card } } : {};
    this.#do(`bookings/${this.booking.id}/change`, { from, to, ...payment }, (booking, status) =>
      status === 202
        ? t("change.doubt", { period: period({ ...booking, ...booking.pendingChange }) })
        : t("done.change"),
    );
  };

  #reviewForm() {
    if (this.booking.state !== "COMPLETED" || !this.#mine || this.whole?.review || this.review) {
      const posted = this.whole?.review ?? this.review;
      return posted
        ? html`<section class="step"><h2 class="small">${t("review.yours")}</h2><p>${"★".repeat(posted.rating)} ${posted.text ?? ""}</p></section>`
        : nothing;
    }
    return html`<form class="step form" @submit=${this.#post}>
      <fieldset class="stars">
        <legend>${t("review.title")}</legend>
        ${[1, 2, 3, 4, 5].map(
          (each) => html`<label>
            <input class="visually-hidden" type="radio" name="rating" value=${each} required @change=${() => (this.stars = each)} />
            ${icon("star", each <= (this.stars ?? 0) ? "filled" : "outline")}<span class="visually-hidden">${t("rating.of-five", { rating: each })}</span>
          </label>`,
        )}
      </fieldset>
      <label class="stacked">${t("review.text")}<textarea name="text" rows="3" maxlength="2000"></textarea></label>
      <button class="button" ?disabled=${this.working}>${t("review.post")}</button>
    </form>`;
  }

  #post = (event) => {
    event.preventDefault();
    const { rating, text } = Object.fromEntries(new FormData(event.currentTarget));
    this.#do("reviews", { bookingId: this.booking.id, rating: Number(rating), text }, (review) => {
      this.review = review;
      return t("done.review");
    });
  };

  #series() {
    if (!this.series) {
      return nothing;
    }
    const { times, timeZone } = this.series;
    const booked = times.filter((each) => each.bookingId).length;
    return html`<section aria-labelledby="series">
      <h2 id="series">${t("series.title", { booked: number(booked), all: number(times.length) })}</h2>
      <ol class="series">
        ${times.map((each) => {
          const text = period({ ...each, kind: this.booking.kind, timeZone });
          const here = each.bookingId === this.booking.id;
          return html`<li>
            ${each.bookingId
              ? html`<a href="/my/${each.bookingId}" aria-current=${here ? "true" : "false"}>${text}</a>
                  <span class="state" data-state=${each.state}>${t(`state.${each.state}`)}</span>`
              : html`<span class="quiet">${text}</span><span class="state">${t("series.taken")}</span>`}
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #timeline() {
    if (!this.whole) {
      return nothing;
    }
    const { timeZone } = this.booking;
    return html`<section>
      <h2>${t("booking.timeline")}</h2>
      <ol class="timeline">
        ${this.whole.timeline.map(
          (each) => html`<li>
            <strong>${each.type === "BookingChanged" && each.reason
              ? why(each.reason)
              : tOr(`event.${each.type}`, "event.other", { type: each.type })}</strong>
            <span class="quiet">${moment(each.at, timeZone)}${each.by ? ` · ${tOr(`by.${each.by === "guest" && this.#mine ? "me" : each.by}`, "by.other")}` : ""}</span>
          </li>`,
        )}
      </ol>
    </section>`;
  }

  #ledger() {
    const { lateFee } = this.booking;
    const { ledger = [], balance } = this.whole ?? {};
    if (!ledger.length && !lateFee) {
      return nothing;
    }
    return html`<h2 class="small">${t("booking.money")}</h2>
      <dl class="lines">
        ${ledger.map((each) => html`<div><dt>${each.purpose === "LATE_FEE" ? `${t("fee")}: ` : ""}${tOr(`ledger.${each.type}`, "event.other", { type: each.type })}</dt><dd>${money(each.amount)}</dd></div>`)}
        ${lateFee && lateFee.state !== "CAPTURED"
          ? html`<div class="wrong"><dt>${t("fee")}: ${t(`fee.${lateFee.state}`)}</dt><dd>${money(lateFee.amount)}</dd></div>`
          : nothing}
        ${balance ? html`<div class="total"><dt>${t("ledger.balance")}</dt><dd>${money(balance)}</dd></div>` : nothing}
      </dl>`;
  }
}

/** A reason of Berth's own is a code, one that a person gave is their words. */
const why = (reason) => tOr(`why.${reason}`, "why.other", { reason });

const REFUSALS = { "not-available": "change.no.taken", "rule-broken": "change.no.rules" };

/** Why other dates can't be had: the type of the problem that asking for them would be. */
const whyNot = (type) => tOr(REFUSALS[type] ?? `problem.${type}`, "change.no");

customElements.define("booking-page", BookingPage);
