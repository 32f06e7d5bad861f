// When: the control that follows the kind. Nights and days by a calendar, quarter-hours by a date, a
// time and a length, a loan by its start and days.
import { Element, html } from "./element.js";
import "./calendar.js";
import { daysBetween, plusDays, today, zoned } from "./dates.js";
import { defaultSlot } from "./kinds.js";
import { day, t } from "./text.js";

const LENGTHS = [30, 60, 90, 120, 180, 240, 480];

/** Emits pick {from, to}: dates, or times with an offset; both undefined when it is emptied. */
class When extends Element {
  static properties = {
    kind: {},
    from: {},
    to: {},
    timeZone: {},
    date: { state: true },
    clock: { state: true },
    minutes: { state: true },
  };

  willUpdate(changed) {
    if (changed.has("from") || changed.has("kind")) {
      this.date = this.from?.slice(0, 10) ?? today();
      this.clock = this.from?.length > 10 ? this.from.slice(11, 16) : "12:00";
      this.minutes =
        this.from?.length > 10
          ? (Date.parse(this.to) - Date.parse(this.from)) / 60000
          : this.kind === "DINING" ? 120 : 60;
    }
  }

  get slot() {
    return this.kind ? defaultSlot(this.kind) : "NIGHT";
  }

  render() {
    return html`
      ${this.slot === "QUARTER_HOUR" ? this.#times() : this.#dates()}
      <p class="panel-foot">
        <button type="button" class="quiet-button" @click=${() => this.emit("pick", {})}>
          ${t("when.any")}
        </button>
        ${this.from ? html`<span>${periodText(this)}</span>` : ""}
      </p>
    `;
  }

  #dates() {
    const matches = this.from?.length === 10;
    return html`<berth-calendar
      .from=${matches ? this.from : undefined}
      .to=${matches ? this.to : undefined}
      .min=${today()}
      .inclusive=${this.slot === "DAY"}
    ></berth-calendar>`;
  }

  #times() {
    const clocks = Array.from({ length: 96 }, (_, i) =>
      [Math.floor(i / 4), (i % 4) * 15].map((each) => String(each).padStart(2, "0")).join(":"),
    );
    return html`
      <berth-calendar
        single
        .months=${1}
        .from=${this.date}
        .min=${today()}
        @pick=${(event) => {
          event.stopPropagation();
          this.date = event.detail.from;
          this.#pickTimes();
        }}
      ></berth-calendar>
      <div class="fields">
        <label>
          ${t("when.start")}
          <select @change=${(event) => { this.clock = event.target.value; this.#pickTimes(); }}>
            ${clocks.map((each) => html`<option ?selected=${each === this.clock}>${each}</option>`)}
          </select>
        </label>
        <label>
          ${t("when.length")}
          <select @change=${(event) => { this.minutes = Number(event.target.value); this.#pickTimes(); }}>
            ${LENGTHS.map(
              (each) => html`<option value=${each} ?selected=${each === this.minutes}>
                ${t("minutes", { count: each })}
              </option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  #pickTimes() {
    const zone = this.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const start = zoned(this.date, this.clock, zone);
    const [hours, minutes] = this.clock.split(":").map(Number);
    const end = hours * 60 + minutes + this.minutes;
    const clock = [Math.floor((end % 1440) / 60), end % 60]
      .map((each) => String(each).padStart(2, "0"))
      .join(":");
    this.emit("pick", {
      from: start,
      to: zoned(plusDays(this.date, Math.floor(end / 1440)), clock, zone),
    });
  }
}

/** What was chosen, in words. */
export function periodText({ from, to, kind }) {
  if (!from) {
    return t("when.any");
  }
  if (from.length > 10) {
    return t("period.times", {
      date: day(from),
      from: from.slice(11, 16),
      to: to.slice(11, 16),
    });
  }
  const days = kind && defaultSlot(kind) === "DAY";
  return t("period.dates", {
    from: day(from, { month: "short", day: "numeric" }),
    to: day(days ? plusDays(to, -1) : to, { month: "short", day: "numeric" }),
  });
}

/** How long, in words: 2 nights, 3 days, 1.5 hours. */
export function lengthText(from, to, slot) {
  if (!from) {
    return "";
  }
  return from.length > 10
    ? t("minutes", { count: (Date.parse(to) - Date.parse(from)) / 60000 })
    : t(slot === "DAY" ? "days" : "nights", { count: daysBetween(from, to) });
}

customElements.define("berth-when", When);

