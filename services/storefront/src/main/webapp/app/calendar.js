// A calendar to choose a period of dates: a grid of days by month that works with the arrow keys, as
// the ARIA pattern for date grids has it.
import { Element, html, icon, nothing } from "./element.js";
import { firstOfMonth, plusDays, plusMonths, sameDayLater, weekday, daysBetween } from "./dates.js";
import { MAY_PASS, hindrance } from "./reasons.js";
import { day, language, month, t, tOr } from "./text.js";

const WEEK = ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-06", "2024-01-07"];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
/** Where there is room for more than one month. */
const wide = matchMedia("(min-width: 48rem)");

/**
 * cells: what is known of each date, {from, to, free, price, reason}; without it every date from min
 * on can be chosen. inclusive: the last date belongs to the period (days), else it is the day of
 * leaving (nights). buffer: how many dates are kept free after it. taken: what is taken can be
 * chosen, too, to wait for it. Emits pick {from, to}, to never
 * belonging to the period; and month {first}.
 */
class Calendar extends Element {
  static properties = {
    from: {},
    to: {},
    min: {},
    max: {},
    months: { type: Number },
    cells: { attribute: false },
    single: { type: Boolean },
    inclusive: { type: Boolean },
    buffer: { type: Number },
    taken: { type: Boolean },
    first: { state: true },
    active: { state: true },
    start: { state: true },
    hover: { state: true },
  };

  constructor() {
    super();
    this.months = 2;
    this.max = "2100-01-01";
  }

  connectedCallback() {
    super.connectedCallback();
    wide.addEventListener("change", this.#resized);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    wide.removeEventListener("change", this.#resized);
  }

  #resized = () => this.requestUpdate();

  get #shown() {
    return wide.matches ? this.months : 1;
  }

  willUpdate(changed) {
    if (changed.has("from") || changed.has("to")) {
      this.start = undefined;
    }
    if (!this.first) {
      this.first = firstOfMonth(this.from || this.min);
    } else if (changed.has("from") && this.#isElsewhere) {
      this.#show(firstOfMonth(this.from));
      this.active = this.from;
    }
    this.active ??= this.from || this.min;
  }

  render() {
    const months = Array.from({ length: this.#shown }, (_, index) => plusMonths(this.first, index));
    return html`
      <div class="calendar" @keydown=${this.#key}>
        <button
          type="button"
          class="quiet-button back"
          aria-label=${t("calendar.back")}
          ?disabled=${this.first <= firstOfMonth(this.min)}
          @click=${() => this.#turn(-1)}
        >
          ${icon("chevron-left")}
        </button>
        ${months.map((each) => this.#month(each))}
        <button
          type="button"
          class="quiet-button on"
          aria-label=${t("calendar.on")}
          ?disabled=${plusMonths(this.first, this.#shown) > this.max}
          @click=${() => this.#turn(1)}
        >
          ${icon("chevron-right")}
        </button>
        <p class="hint" aria-live="polite">${this.#hint()}</p>
      </div>
    `;
  }

  #month(first) {
    const days = daysBetween(first, plusMonths(first, 1));
    const cells = [...Array(weekday(first)).fill(null)];
    for (let i = 0; i < days; i++) {
      cells.push(plusDays(first, i));
    }
    while (cells.length % 7) {
      cells.push(null);
    }
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) =>
      cells.slice(week * 7, week * 7 + 7),
    );
    return html`
      <table role="grid" aria-label=${month(first)}>
        <caption>${month(first)}</caption>
        <thead>
          <tr>
            ${WEEK.map(
              (each) => html`<th scope="col" abbr=${day(each, { weekday: "long" })}>
                ${day(each, { weekday: language === "ko" ? "short" : "narrow" })}
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${weeks.map((week) => html`<tr>${week.map((date) => this.#day(date))}</tr>`)}
        </tbody>
      </table>
    `;
  }

  #day(date) {
    if (!date) {
      return html`<td></td>`;
    }
    const cell = this.cells?.get(date);
    const reason = this.#reason(date);
    const selected = this.#isSelected(date);
    const classes = [
      reason ? "no" : "yes",
      selected ? "selected" : "",
      date === this.#begin ? "begin" : "",
      date === this.#end ? "end" : "",
      cell?.free === 0 && MAY_PASS.has(cell.reason) ? "full" : "",
    ];
    const label = [
      day(date, { year: "numeric", month: "long", day: "numeric", weekday: "long" }),
      reason || cell?.free === 0 ? tOr(`reason.${reason ?? cell.reason}`, "reason.other") : cell?.text,
    ];
    return html`
      <td
        role="gridcell"
        class=${classes.filter(Boolean).join(" ")}
        tabindex=${date === this.active ? "0" : "-1"}
        data-date=${date}
        aria-selected=${selected ? "true" : "false"}
        aria-disabled=${reason ? "true" : "false"}
        aria-label=${label.filter(Boolean).join(", ")}
        title=${reason ? tOr(`reason.${reason}`, "reason.other") : nothing}
        @click=${() => this.#choose(date)}
        @mouseenter=${() => this.start && (this.hover = date)}
      >
        <span class="number">${Number(date.slice(8))}</span>
        ${cell?.short && !reason && cell.free !== 0 ? html`<span class="price">${cell.short}</span>` : nothing}
      </td>
    `;
  }

  get #begin() {
    return this.start ?? this.from;
  }

  /** The last date that is shown as chosen. */
  get #end() {
    if (this.start) {
      return this.hover > this.start && !this.#reason(this.hover) ? this.hover : this.start;
    }
    if (!this.to || this.single) {
      return this.from;
    }
    return this.inclusive ? plusDays(this.to, -1) : this.to;
  }

  #isSelected(date) {
    return Boolean(this.#begin) && date >= this.#begin && date <= this.#end;
  }

  /** Why a date can't be chosen now; undefined if it can. */
  #reason(date) {
    if (date < this.min) {
      return "PAST";
    }
    if (date > this.max) {
      return "WINDOW";
    }
    if (this.start && !this.single && date > this.start) {
      return this.#between(this.start, date);
    }
    const reason = this.cells ? (this.cells.get(date) ?? { reason: "UNKNOWN" }).reason : undefined;
    return this.#passes(reason) ? undefined : reason;
  }

  #passes(reason) {
    return this.taken && MAY_PASS.has(reason);
  }

  /** Why not all from a first to a last date can be had; undefined if it can. */
  #between(from, last) {
    if (!this.cells) {
      return undefined;
    }
    const to = this.inclusive ? plusDays(last, 1) : last;
    const why = hindrance([...this.cells.values()], { from, to, buffer: this.buffer, waits: this.taken });
    return why === null ? undefined : (why ?? "UNKNOWN");
  }

  #choose(date) {
    this.active = date;
    if (this.#reason(date)) {
      return;
    }
    if (this.single) {
      this.emit("pick", { from: date, to: plusDays(date, 1) });
      return;
    }
    if (!this.start || date < this.start || (date === this.start && !this.inclusive)) {
      this.start = date;
      this.hover = undefined;
      return;
    }
    const to = this.inclusive ? plusDays(date, 1) : date;
    this.emit("pick", { from: this.start, to });
    this.start = undefined;
  }

  #hint() {
    if (this.single) {
      return "";
    }
    const kind = this.inclusive ? "day" : "night";
    return this.start ? t(`calendar.${kind}.last`) : t(`calendar.${kind}.first`);
  }

  /** Whether nothing of what is chosen lies in the months that are shown. */
  get #isElsewhere() {
    return this.from && ((this.to ?? this.from) < this.first || this.from >= plusMonths(this.first, this.#shown));
  }

  #turn(months) {
    this.#show(plusMonths(this.first, months));
  }

  #show(first) {
    this.first = first;
    if (this.active < first || this.active >= plusMonths(first, this.#shown)) {
      this.active = first < this.min ? this.min : first;
    }
    this.emit("month", { first: this.first });
  }

  async #move(date) {
    this.active = date < this.min ? this.min : date > this.max ? this.max : date;
    if (this.start) {
      this.hover = this.active;
    }
    if (this.active < this.first) {
      this.#show(firstOfMonth(this.active));
    } else if (this.active >= plusMonths(this.first, this.#shown)) {
      this.#show(plusMonths(this.active, 1 - this.#shown));
    }
    await this.updateComplete;
    this.querySelector(`[data-date="${this.active}"]`)?.focus();
  }

  #key = (event) => {
    if (event.target.role !== "gridcell") {
      return;
    }
    if (event.key in STEPS) {
      this.#move(plusDays(this.active, STEPS[event.key]));
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      this.#move(sameDayLater(this.active, event.key === "PageDown" ? 1 : -1));
    } else if (event.key === "Home" || event.key === "End") {
      const at = weekday(this.active);
      this.#move(plusDays(this.active, event.key === "Home" ? -at : 6 - at));
    } else if (event.key === "Enter" || event.key === " ") {
      this.#choose(this.active);
    } else if (event.key === "Escape" && this.start) {
      this.start = undefined;
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  };
}

customElements.define("berth-calendar", Calendar);
