// When: the control that follows the kind. Nights and days by a calendar, quarter-hours by a date, a
// time and a length, a loan by its start and days.
import { Element, html } from "./element.js";
import "./calendar.js";
import { daysBetween, inZone, today, zoned } from "./dates.js";
import { defaultSlot } from "./kinds.js";
import { durationText, periodText, t } from "./text.js";

const LENGTHS = [30, 60, 90, 120, 180, 240, 480];

/** Emits pick {from, to}: dates, or times on the reader's clock; both undefined when it is emptied. */
class When extends Element {
  static properties = {
    kind: {},
    from: {},
    to: {},
    date: { state: true },
    clock: { state: true },
    minutes: { state: true },
  };

  willUpdate(changed) {
    if (changed.has("from") || changed.has("kind")) {
      const from = this.from?.length > 10 ? inZone(this.from) : this.from;
      this.date = from?.slice(0, 10) ?? today();
      this.clock = from?.length > 10 ? from.slice(11, 16) : "12:00";
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
        ${this.from ? html`<span>${periodText(this.from, this.to, this.slot)}</span>` : ""}
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
                ${durationText(each)}
              </option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  #pickTimes() {
    const from = zoned(this.date, this.clock);
    this.emit("pick", { from, to: inZone(Date.parse(from) + this.minutes * 60000) });
  }
}

/** How long, in words: 2 nights, 3 days, 90 minutes. */
export function lengthText(from, to, slot) {
  if (!from) {
    return "";
  }
  return from.length > 10
    ? durationText((Date.parse(to) - Date.parse(from)) / 60000)
    : t(slot === "DAY" ? "days" : "nights", { count: daysBetween(from, to) });
}

customElements.define("berth-when", When);

