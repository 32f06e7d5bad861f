// A listing: what it is, when it is free, what it costs, and the way to book it.
import { Page, facts, html, icon, nothing, sorry, tell, trouble } from "../element.js";
import { Problem, get, post, postOnce, query } from "../api.js";
import "../calendar.js";
import { daysBetween, firstOfMonth, inZone, periodOf, plusDays, plusMonths, today, zoned } from "../dates.js";
import "../hours.js";
import { kinds } from "../kinds.js";
import { photo, stars } from "../listing-card.js";
import { live } from "../live.js";
import { priceLines, refundBar, totalText } from "../price.js";
import { MAY_PASS, hindrance } from "../reasons.js";
import { navigate, remember, signedIn } from "../router.js";
import { ago, durationText, money, number, own, periodText, t, tOr } from "../text.js";
import "../waiting.js";
import { lengthText } from "../when.js";

const QUARTER_HOUR = 900_000;

/** Days of a loan where the listing sets no limit. */
const LOAN = 14;

/** Refusals of what is chosen, so that only another choice helps. */
const OF_CHOICE = new Set(["not-available", "rule-broken"]);
const isOfChoice = ({ code, status }) => OF_CHOICE.has(code) || status === 400;

class ListingPage extends Page {
  static properties = {
    ...Page.properties,
    listing: { state: true },
    reviews: { state: true },
    cells: { state: true },
    slots: { state: true },
    date: { state: true },
    quote: { state: true },
    refusal: { state: true },
    failed: { state: true },
    freeFailed: { state: true },
    booking: { state: true },
    shownPhoto: { state: true },
    takenToo: { state: true },
    buttonSeen: { state: true },
  };

  #ends = new AbortController();
  #shownFrom;
  #seenTaken;
  #asked = {};

  connectedCallback() {
    super.connectedCallback();
    this.cells = new Map();
    this.slots = [];
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  get #byHour() {
    return this.listing.slot === "QUARTER_HOUR";
  }

  get #chosen() {
    const { from, to } = periodOf(this.query);
    const fits = from && from.length > 10 === this.#byHour;
    return {
      from: fits ? from : undefined,
      to: fits ? to : undefined,
      guests: Math.max(1, Math.trunc(this.query.get("guests")) || 1),
      weekly: Number(this.query.get("weekly")) || undefined,
      mode: this.query.get("mode") === "FREE" ? "FREE" : "ALL",
    };
  }

  async #load() {
    this.failed = undefined;
    try {
      this.listing = await get(`listings/${this.params.id}`);
    } catch (error) {
      this.failed = error;
      return;
    }
    this.pageTitle = own(this.listing.title);
    this.#watchButton();
    const { from } = this.#chosen;
    this.date = from ? this.#dateOf(from) : today(this.listing.timeZone);
    this.#shownFrom = firstOfMonth(this.date);
    await this.#loadFree();
    if (this.#byHour && !from) {
      await this.#seekOpenDay();
    }
    this.#loadReviews();
    this.#ask();
    const stream = `bookings/availability/${this.listing.id}/stream`;
    live(stream, () => this.#loadFree().then(() => this.#check()), this.#ends.signal);
  }

  /** Shows the next day with a free time, within a week, where today has none left. */
  async #seekOpenDay() {
    const isOver = () => this.slots.length > 0 && this.slots.every((slot) => slot.reason);
    for (let days = 1, { date } = this; days <= 7 && isOver() && this.date === date; days++) {
      this.date = date = plusDays(date, 1);
      await this.#loadFree();
    }
  }

  /** The date of a boundary of a period, in the zone of the listing. */
  #dateOf(boundary) {
    return (this.#byHour ? inZone(boundary, this.listing.timeZone) : boundary).slice(0, 10);
  }

  /** Begins to ask for something; the result tells, when the answer comes, whether it is the last one. */
  #begin(what) {
    const mine = (this.#asked[what] = {});
    return () => this.#asked[what] === mine;
  }

  async #watchButton() {
    await this.updateComplete;
    const seen = new IntersectionObserver(([{ isIntersecting }]) => (this.buttonSeen = isIntersecting));
    seen.observe(this.querySelector(".box .button.wide"));
  }

  async #loadReviews() {
    try {
      this.reviews = await get(`reviews?${query({ listingId: this.listing.id, limit: 6 })}`);
    } catch {
      this.reviews = { unreachable: true };
    }
  }

  /** What is free in the days that are shown, and a little beyond. */
  async #loadFree() {
    const { id, timeZone } = this.listing;
    const first = today(timeZone);
    const [from, to] = this.#byHour
      ? [this.date, plusDays(this.date, 1)].map((date) => zoned(date, "00:00", timeZone))
      : [this.#shownFrom > first ? this.#shownFrom : first, plusMonths(this.#shownFrom, 4)];
    const isLast = this.#begin("free");
    try {
      const { slots } = await get(`bookings/availability/${id}?${query({ from, to })}`);
      if (!isLast()) {
        return;
      }
      this.freeFailed = undefined;
      if (this.#byHour) {
        this.slots = slots;
        return;
      }
      const cells = new Map(this.cells);
      for (const each of slots) {
        const price = each.price.amount ? money(each.price, { compact: true }) : undefined;
        const left = this.listing.units.length > 1 && each.free > 0
          ? t("free.left", { count: each.free, number: number(each.free) })
          : undefined;
        cells.set(each.from, {
          ...each,
          short: price,
          text: [each.price.amount ? money(each.price) : t("free"), left].filter(Boolean).join(", "),
        });
      }
      this.cells = cells;
    } catch (error) {
      if (isLast()) {
        this.freeFailed = error;
      }
    }
  }

  /** Whether somebody has what is chosen; undefined if the days that are shown don't tell. */
  get #isTaken() {
    const { from, to } = this.#chosen;
    const slots = this.#byHour ? this.slots : [...this.cells.values()];
    const why = hindrance(slots, { from, to, buffer: this.listing.rules.buffer });
    return why === undefined ? undefined : MAY_PASS.has(why);
  }

  /** The rule that what is chosen is too short or too long for. */
  get #brokenByLength() {
    const { from, to } = this.#chosen;
    const { min, max } = this.listing.rules;
    const slots = this.#byHour ? (Date.parse(to) - Date.parse(from)) / QUARTER_HOUR : daysBetween(from, to);
    return slots < min ? "MIN_STAY" : slots > max ? "MAX_STAY" : undefined;
  }

  /** Says so when what was chosen has just been taken, or given back, by somebody else. */
  #check() {
    const { from, weekly } = this.#chosen;
    if (!from || weekly || this.booking) {
      return;
    }
    const taken = this.#isTaken;
    if (taken && !this.refusal) {
      this.refusal = new Problem(409, { type: "not-available" });
      this.#seenTaken = true;
      tell(t("problem.just-taken"));
    } else if (taken === false && this.#seenTaken) {
      tell(t("wish.free-again"));
      this.#ask();
    }
  }

  async #ask() {
    const { from, to, guests } = this.#chosen;
    const isLast = this.#begin("price");
    this.quote = undefined;
    this.refusal = undefined;
    this.#seenTaken = false;
    if (!from) {
      return;
    }
    try {
      const quote = await post("bookings/quotes", { listingId: this.listing.id, from, to, guests });
      if (!isLast()) {
        return;
      }
      this.quote = quote;
      this.#seenTaken = !this.#chosen.weekly && this.#isTaken === true;
      if (this.#seenTaken) {
        this.refusal = new Problem(409, { type: "not-available", reason: "taken" });
      } else if (this.#brokenByLength) {
        this.refusal = new Problem(409, { type: "rule-broken", rules: [this.#brokenByLength] });
      }
    } catch (error) {
      if (isLast()) {
        this.refusal = error;
      }
    }
  }

  #choose(values) {
    const { from, to, guests, weekly, mode } = { ...this.#chosen, ...values };
    remember(query({ from, to, guests: guests > 1 ? guests : undefined, weekly, mode: weekly && mode }));
    this.requestUpdate();
    return this.#ask();
  }

  #book = async () => {
    const { from, to, guests, weekly, mode } = this.#chosen;
    if (!(await signedIn({ replace: false }))) {
      return;
    }
    const isLast = this.#begin("price");
    this.booking = true;
    this.refusal = undefined;
    try {
      const body = { listingId: this.listing.id, from, to, guests };
      if (weekly) {
        const { body: series } = await postOnce("bookings/series", { ...body, weekly, mode });
        navigate(`/my/${series.times.find((time) => time.bookingId).bookingId}`);
      } else {
        const { body: held } = await postOnce("bookings", { ...body, quote: this.quote?.quote });
        navigate(`/checkout/${held.id}`);
      }
    } catch (error) {
      if (!isLast()) {
        return;
      }
      if (error.code === "quote-expired") {
        await this.#ask();
      }
      this.refusal ??= error;
      this.#loadFree();
      await this.updateComplete;
      this.querySelector(".refused")?.scrollIntoView({ block: "nearest" });
    } finally {
      this.booking = false;
    }
  };

  render() {
    if (this.failed) {
      return html`<div class="width narrow">${trouble(this.failed, () => this.#load(), { whole: true })}</div>`;
    }
    if (!this.listing) {
      return html`<div class="width listing skeleton" aria-hidden="true">
        <p></p><div class="photo wide"></div><p></p><p></p>
      </div>`;
    }
    const { listing } = this;
    return html`
      <article class="width listing">
        <header>
          <p class="card-kind">${icon(kinds[listing.kind].icon)}${t(`kind.${listing.kind}`)}</p>
          <h1>${own(listing.title)}</h1>
          <p class="facts-line">
            ${stars(this.reviews)}
            ${listing.location?.address ? html`<span>${icon("map-pin")}${listing.location.address}</span>` : nothing}
            <span>${icon("users")}${t("guests.most", { count: listing.maxGuests, number: number(listing.maxGuests) })}</span>
          </p>
        </header>
        <div class="columns">
          <div>
            ${this.#gallery()} ${this.#about()}
            <section id="when" aria-labelledby="when-title">
              <h2 id="when-title">${t(`choose.${listing.slot}`)}</h2>
              <p class="quiet">${t("zone", { zone: listing.timeZone })}</p>
              ${this.#byHour ? this.#hours() : this.#calendar()}
            </section>
          </div>
          <aside aria-label=${t("price.label")}>${this.#box()}</aside>
          <div>${this.#reviews()}</div>
        </div>
        ${this.buttonSeen ?? true ? nothing : this.#dock()}
      </article>
    `;
  }

  #gallery() {
    const photos = this.listing.photos ?? [];
    const at = photos[this.shownPhoto ?? 0];
    const address = (each, width) => `/api/listings/photos/${each.id}/${width}`;
    if (!at) {
      return html`<div class="gallery">${photo(undefined, this.listing.kind)}</div>`;
    }
    return html`
      <div class="gallery">
        <img
          class="photo wide"
          src=${address(at, at.widths.at(-1))}
          srcset=${at.widths.map((width) => `${address(at, width)} ${width}w`).join(", ")}
          sizes="(min-width: 64rem) 58rem, 100vw"
          alt=${own(at.alt) || own(this.listing.title)}
          width="1280"
          height="600"
          fetchpriority="high"
        />
        ${photos.length > 1
          ? html`<ul class="thumbs">
              ${photos.map(
                (each, index) => html`<li>
                  <button type="button" aria-current=${each === at ? "true" : "false"} aria-label=${t("photo.show", { number: index + 1 })} @click=${() => (this.shownPhoto = index)}>
                    <img src=${address(each, each.widths[0])} alt="" width="96" height="64" loading="lazy" />
                  </button>
                </li>`,
              )}
            </ul>`
          : nothing}
      </div>
    `;
  }

  #about() {
    const { listing } = this;
    const { rules } = listing;
    const known = [
      listing.slot === "NIGHT" && ["login", t("fact.check-in", { from: clock(rules.checkIn), to: clock(rules.checkOut) })],
      listing.slot === "DAY" && listing.kind === "CAR" && ["key", t("fact.pick-up", { from: clock(rules.checkIn), to: clock(rules.checkOut) })],
      ["stack-2", t("fact.units", { count: listing.units.length, number: number(listing.units.length) })],
      [listing.approval === "REQUEST" ? "user-check" : "bolt", t(`approval.${listing.approval}.long`)],
      rules.min > 1 && ["clock-play", this.#ruleText("MIN_STAY")],
      rules.max && ["clock-stop", this.#ruleText("MAX_STAY")],
      rules.noticeHours > 0 && ["hourglass", t("fact.notice", { count: rules.noticeHours })],
    ];
    return html`
      <section>
        <p class="lead">${own(listing.description)}</p>
        ${facts(known)}
        ${listing.amenities.length
          ? html`<ul class="chips">
              ${listing.amenities.map((each) => html`<li class="chip plain">${tOr(`amenity.${each}`, "amenity.other", { name: each })}</li>`)}
            </ul>`
          : nothing}
      </section>
    `;
  }

  #ruleText(rule) {
    const { rules, slot } = this.listing;
    const [key, count] = { MIN_STAY: ["fact.min", rules.min], MAX_STAY: ["fact.max", rules.max] }[rule] ?? [];
    return key ? t(`${key}.${slot}`, { count, number: this.#slots(count) }) : tOr(`reason.${rule}`, "reason.other");
  }

  /** Nights and days by their number, quarter-hours as hours where they are whole ones. */
  #slots(count) {
    if (!this.#byHour) {
      return number(count);
    }
    return durationText(count * 15);
  }

  #calendar() {
    const { from, to } = this.#chosen;
    const min = today(this.listing.timeZone);
    const isKnown = this.cells.has(plusDays(plusMonths(this.#shownFrom, 1), -1));
    return html`
      ${this.freeFailed && !isKnown ? trouble(this.freeFailed, () => this.#loadFree()) : nothing}
      <berth-calendar
        .from=${from}
        .to=${to}
        .min=${min}
        .max=${plusDays(min, this.listing.rules.windowDays)}
        .cells=${this.cells}
        .inclusive=${this.listing.slot === "DAY"}
        .buffer=${this.listing.rules.buffer}
        .taken=${this.takenToo}
        @pick=${(event) => this.#choose(event.detail)}
        @month=${(event) => {
          this.#shownFrom = event.detail.first;
          this.#loadFree();
        }}
      ></berth-calendar>
      <p class="legend">
        <span class="key free"></span>${t("legend.free")} <span class="key taken"></span>${t("legend.taken")}
        <span class="key closed"></span>${t("legend.closed")}
      </p>
      ${this.#takenChoice([...this.cells.values()])}
    `;
  }

  #takenChoice(cells) {
    return cells.some((each) => each.free === 0 && MAY_PASS.has(each.reason))
      ? html`<label class="check">
          <input type="checkbox" name="taken-too" .checked=${this.takenToo} @change=${(event) => (this.takenToo = event.target.checked)} />
          ${t("wish.choose")}
        </label>`
      : nothing;
  }

  #hours() {
    const { from, to } = this.#chosen;
    const min = today(this.listing.timeZone);
    return html`
      <div class="day-and-hours">
        <berth-calendar
          single
          .months=${1}
          .from=${this.date}
          .min=${min}
          .max=${plusDays(min, this.listing.rules.windowDays)}
          @pick=${(event) => {
            this.date = event.detail.from;
            this.slots = [];
            this.#loadFree();
          }}
        ></berth-calendar>
        ${this.freeFailed && !this.slots.length ? trouble(this.freeFailed, () => this.#loadFree()) : nothing}
        <berth-hours
          .slots=${this.slots}
          .timeZone=${this.listing.timeZone}
          .from=${from}
          .to=${to}
          .min=${this.listing.rules.min}
          .max=${this.listing.rules.max ?? 96}
          .buffer=${this.listing.rules.buffer}
          .taken=${this.takenToo}
          @pick=${(event) => this.#choose(event.detail)}
        ></berth-hours>
      </div>
      ${this.#takenChoice(this.slots)}
    `;
  }

  #box() {
    const { from, to, guests } = this.#chosen;
    const { listing, quote } = this;
    return html`
      <div class="box">
        <p class="box-price">${this.#price()}</p>
        <dl class="chosen">
          <div><dt>${t("search.when")}</dt><dd>${from ? this.#periodText(from, to) : t("choose.none")}</dd></div>
          ${from ? html`<div><dt>${t("length")}</dt><dd>${lengthText(from, to, listing.slot)}</dd></div>` : nothing}
        </dl>
        <div class="stepper">
          <span id="guests-label">${t("search.who")}</span>
          <button type="button" aria-label=${t("guests.fewer")} ?disabled=${guests <= 1} @click=${() => this.#choose({ guests: guests - 1 })}>−</button>
          <output aria-labelledby="guests-label">${number(guests)}</output>
          <button type="button" aria-label=${t("guests.more")} ?disabled=${guests >= listing.maxGuests} @click=${() => this.#choose({ guests: guests + 1 })}>+</button>
        </div>
        ${quote?.total.amount === 0 && kinds[listing.kind].weekly ? this.#weekly() : nothing}
        <div aria-live="polite">
          ${quote ? priceLines(quote.lines, quote.total, listing.slot) : nothing}
          ${this.refusal ? this.#refused() : this.#queue()}
        </div>
        <button
          type="button"
          class="button wide"
          ?disabled=${!this.#canBook || this.booking}
          @click=${this.#book}
        >
          ${this.#bookText()}
        </button>
        <p class="quiet small">${t(this.#amount ? "book.not-charged" : "book.free")}</p>
        ${quote?.total.amount ? html`<h3 class="small">${t("refund.title")}</h3>${refundBar(quote.refundTimeline, quote.total, listing.timeZone)}` : nothing}
      </div>
    `;
  }

  get #canBook() {
    return this.listing.state === "PUBLISHED" && Boolean(this.quote) && !(this.refusal && isOfChoice(this.refusal));
  }

  /** On a phone, the button stays in reach. */
  #dock() {
    const { from, to } = this.#chosen;
    return html`
      <div class="dock">
        ${this.#canBook
          ? html`<p><strong>${totalText(this.quote.total)}</strong><br /><span class="quiet small">${this.#periodText(from, to)}</span></p>
              <button type="button" class="button" ?disabled=${this.booking} @click=${this.#book}>${this.#bookText()}</button>`
          : html`<p class="box-price">${this.#price()}</p>
              <button type="button" class="button" @click=${() => this.querySelector("#when").scrollIntoView()}>${t(`choose.${this.listing.slot}`)}</button>`}
      </div>
    `;
  }

  /** What each slot costs or, where that is nothing, each guest. */
  get #amount() {
    const { perSlot, perGuest } = this.listing.price;
    return perSlot || perGuest;
  }

  #price() {
    const { perSlot, currency } = this.listing.price;
    return this.#amount
      ? html`<strong>${money({ amount: this.#amount, currency })}</strong> <span class="quiet">${t(perSlot ? `per.${this.listing.slot}` : "per.guest")}</span>`
      : html`<strong>${t("free")}</strong>`;
  }

  #bookText() {
    const { from, weekly } = this.#chosen;
    if (this.booking) {
      return t("book.working");
    }
    if (weekly && this.quote) {
      return t("weekly.book", { count: weekly });
    }
    return t(from ? `book.${this.listing.approval}` : "book.choose");
  }

  #weekly() {
    const { weekly, mode } = this.#chosen;
    const modes = (each) => html`<label class="check">
      <input type="radio" name="mode" value=${each} .checked=${mode === each} @change=${() => this.#choose({ mode: each })} />
      ${t(`weekly.${each}`)}
    </label>`;
    return html`<fieldset class="weekly">
      <legend class="visually-hidden">${t("weekly")}</legend>
      <label class="check">
        <input type="checkbox" name="weekly" .checked=${Boolean(weekly)} @change=${(event) => this.#choose({ weekly: event.target.checked ? 4 : undefined })} />
        ${t("weekly")}
      </label>
      ${weekly
        ? html`<label class="inline">
              ${t("weekly.times")}
              <input type="number" name="times" min="2" max="52" required .value=${String(weekly)} @change=${(event) => event.target.reportValidity() && this.#choose({ weekly: Number(event.target.value) })} />
            </label>
            ${modes("ALL")} ${modes("FREE")}`
        : nothing}
    </fieldset>`;
  }

  #periodText(from, to) {
    return periodText(from, to, this.listing.slot, this.listing.timeZone);
  }

  #refused() {
    const { code, body, status } = this.refusal;
    const rules = body?.rules ?? [];
    const alternatives = body?.alternatives ?? [];
    if (body?.taken) {
      return this.#weeksTaken(body.taken);
    }
    return html`
      <div class="refused" role="alert">
        ${code === "not-available"
          ? this.#wait(tOr(`problem.${body.reason}`, "problem.not-available"), this.#chosen)
          : html`<p><strong>${status === 400 ? t("problem.invalid-request") : sorry(this.refusal)}</strong></p>`}
        ${rules.length ? html`<ul>${rules.map((rule) => html`<li>${this.#ruleText(rule)}</li>`)}</ul>` : nothing}
        ${code === "held-already" ? html`<p><a class="button secondary" href="/checkout/${body.booking}">${t("held.show")}</a></p>` : nothing}
        ${this.quote || isOfChoice(this.refusal)
          ? nothing
          : html`<p><button type="button" class="button secondary" @click=${() => this.#ask()}>${t("again")}</button></p>`}
        ${alternatives.length
          ? html`<p>${t("problem.alternatives")}</p>
              <p class="chips">
                ${alternatives.map(
                  (each) => html`<button type="button" class="chip" @click=${() => this.#take(each)}>${this.#periodText(each.from, each.to)}</button>`,
                )}
              </p>`
          : nothing}
      </div>
    `;
  }

  #weeksTaken(taken) {
    const { weekly } = this.#chosen;
    return html`<div class="refused" role="alert">
      <p><strong>${t("weekly.taken", { count: taken.length })}</strong></p>
      <ul>${taken.map((each) => html`<li>${this.#periodText(each.from, each.to)}</li>`)}</ul>
      ${taken.length < weekly
        ? html`<p><button type="button" class="button secondary" data-action="book-free" @click=${this.#bookFree}>${t("weekly.others", { count: weekly - taken.length })}</button></p>`
        : nothing}
    </div>`;
  }

  #bookFree = async () => {
    await this.#choose({ mode: "FREE" });
    await this.#book();
  };

  #wait(heading, { from, to, guests }) {
    return html`<berth-waiting
      .heading=${heading}
      .listing=${this.listing}
      .from=${from}
      .to=${to}
      .guests=${guests}
      .seen=${this.#byHour ? this.slots : this.cells}
      @free=${() => this.#loadFree().then(() => this.#ask())}
    ></berth-waiting>`;
  }

  /** Where who comes first gets what comes back, there is nothing to choose while all is out. */
  #queue() {
    const { kind, rules, timeZone } = this.listing;
    const { from, guests } = this.#chosen;
    const first = today(timeZone);
    return kinds[kind].queue && !from && MAY_PASS.has(this.cells.get(first)?.reason)
      ? html`<div class="refused">
          ${this.#wait(t("wish.all-out"), { from: first, to: plusDays(first, rules.max ?? LOAN), guests })}
        </div>`
      : nothing;
  }

  #take({ from, to }) {
    this.date = this.#dateOf(from);
    this.#choose({ from, to });
    if (this.#byHour) {
      this.#loadFree();
    }
  }

  #reviews() {
    const { reviews } = this;
    if (!reviews) {
      return nothing;
    }
    if (reviews.unreachable) {
      return html`<section><h2>${t("reviews.title")}</h2><p class="quiet">${t("reviews.unreachable")}</p></section>`;
    }
    const most = Math.max(1, ...Object.values(reviews.histogram ?? {}));
    return html`
      <section aria-labelledby="reviews-title">
        <h2 id="reviews-title">${t("reviews.title")}</h2>
        ${reviews.count
          ? html`
              <div class="reviews-head">
                <p class="big">${icon("star", "filled")}${number(reviews.average, { maximumFractionDigits: 1 })}</p>
                <table class="histogram">
                  <caption class="visually-hidden">${t("reviews.histogram")}</caption>
                  ${[5, 4, 3, 2, 1].map(
                    (each) => html`<tr>
                      <th scope="row">${each}</th>
                      <td><meter min="0" max=${most} .value=${reviews.histogram[each] ?? 0}></meter></td>
                      <td>${number(reviews.histogram[each] ?? 0)}</td>
                    </tr>`,
                  )}
                </table>
              </div>
              <ul class="reviews">
                ${reviews.items.map(
                  (each) => html`<li>
                    <p>${stars5(each.rating)} <span class="quiet">${ago(each.postedAt)}</span></p>
                    <p>${each.text}</p>
                    ${each.reply ? html`<blockquote><p class="quiet">${t("reviews.reply")}</p><p>${each.reply.text}</p></blockquote>` : nothing}
                  </li>`,
                )}
              </ul>
            `
          : html`<p class="quiet">${t("reviews.none")}</p>`}
      </section>
    `;
  }
}

const clock = (text) => text?.slice(0, 5) ?? "";

const stars5 = (rating) =>
  html`<span class="rating" role="img" aria-label=${t("rating.of-five", { rating })}>
    ${Array.from({ length: 5 }, (_, i) => icon("star", i < rating ? "filled" : "outline"))}
  </span>`;

customElements.define("listing-page", ListingPage);
