// The quarter-hours of one day: a grid with an hour in each row.
import { Element, html, nothing } from "./element.js";
import { MAY_PASS } from "./reasons.js";
import { t, tOr } from "./text.js";

/**
 * slots: [{from, to, free, reason}] of one day; from and to: what is chosen; length: how many
 * quarter-hours a booking has at least, so that one choice is a whole sitting where that is also
 * the most; taken: what is taken can be chosen, too, to wait for it. Emits pick {from, to}.
 */
class Hours extends Element {
  static properties = {
    slots: { attribute: false },
    timeZone: {},
    from: {},
    to: {},
    min: { type: Number },
    max: { type: Number },
    taken: { type: Boolean },
    active: { state: true },
    start: { state: true },
  };

  constructor() {
    super();
    this.slots = [];
    this.min = 1;
    this.max = 96;
  }

  willUpdate(changed) {
    if (changed.has("slots") || changed.has("from")) {
      this.start = undefined;
      const chosen = this.slots.findIndex((slot) => this.#same(slot.from, this.from));
      const open = this.slots.findIndex((slot) => !slot.reason);
      this.active = chosen >= 0 ? chosen : Math.max(open, 0);
    }
  }

  #same(a, b) {
    return a && b && Date.parse(a) === Date.parse(b);
  }

  render() {
    const rows = new Map();
    this.slots.forEach((slot, index) => {
      const hour = slot.from.slice(0, 13) + slot.from.slice(16);
      rows.set(hour, [...(rows.get(hour) ?? []), index]);
    });
    const open = [...rows].filter(([, row]) => row.some((index) => !["CLOSED", "PAST"].includes(this.slots[index].reason)));
    if (this.slots.length && !open.length) {
      return html`<p class="quiet">${t("hours.none")}</p>`;
    }
    return html`
      <div class="hours" @keydown=${this.#key}>
        <table role="grid" aria-label=${t("hours.label", { zone: this.timeZone })}>
          <tbody>
            ${open.map(
              ([, row]) => html`
                <tr>
                  <th scope="row">${clock(this.slots[row[0]].from).slice(0, 2)}:00</th>
                  ${row.map((index) => this.#cell(index))}
                </tr>
              `,
            )}
          </tbody>
        </table>
        <p class="hint" aria-live="polite">
          ${this.slots.every((_, index) => this.#reason(index)) ? t("hours.none") : t(this.start === undefined ? "hours.first" : "hours.last")}
        </p>
      </div>
    `;
  }

  #cell(index) {
    const slot = this.slots[index];
    const reason = this.#reason(index);
    const selected = this.#isSelected(slot, index);
    return html`
      <td
        role="gridcell"
        class="${reason ? "no" : "yes"} ${slot.free === 0 ? "full" : ""} ${selected ? "selected" : ""}"
        data-index=${index}
        tabindex=${index === this.active ? "0" : "-1"}
        aria-selected=${selected ? "true" : "false"}
        aria-disabled=${reason ? "true" : "false"}
        aria-label=${`${clock(slot.from)}${slot.reason || reason ? `, ${tOr(`reason.${reason ?? slot.reason}`, "reason.other")}` : ""}`}
        title=${reason ? tOr(`reason.${reason}`, "reason.other") : nothing}
        @click=${() => this.#choose(index)}
      >
        ${clock(slot.from)}
      </td>
    `;
  }

  #isSelected(slot, index) {
    if (this.start !== undefined) {
      return index === this.start;
    }
    return (
      Boolean(this.from) &&
      Date.parse(slot.from) >= Date.parse(this.from) &&
      Date.parse(slot.from) < Date.parse(this.to)
    );
  }

  #reason(index) {
    if (this.start !== undefined && index > this.start) {
      for (let each = this.start; each <= index; each++) {
        const { free, reason } = this.slots[each];
        if (free === 0 && !this.#passes(reason)) {
          return reason ?? "TAKEN";
        }
      }
      return index - this.start + 1 > this.max ? "MAX_STAY" : undefined;
    }
    const { reason } = this.slots[index];
    return this.#passes(reason) ? undefined : reason;
  }

  #passes(reason) {
    return this.taken && MAY_PASS.has(reason);
  }

  #choose(index) {
    this.active = index;
    if (this.#reason(index)) {
      return;
    }
    if (this.min === this.max) {
      this.#pick(index, index + this.min - 1);
    } else if (this.start === undefined || index < this.start) {
      this.start = index;
    } else {
      this.#pick(this.start, Math.max(index, this.start + this.min - 1));
    }
  }

  #pick(first, last) {
    const end = this.slots[Math.min(last, this.slots.length - 1)];
    this.start = undefined;
    this.emit("pick", { from: this.slots[first].from, to: end.to });
  }

  #key = async (event) => {
    if (event.target.role !== "gridcell") {
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -4, ArrowDown: 4 }[event.key];
    if (step) {
      event.preventDefault();
      const to = this.active + step;
      if (this.querySelector(`[data-index="${to}"]`)) {
        this.active = to;
        await this.updateComplete;
        this.querySelector(`[data-index="${to}"]`).focus();
      }
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#choose(this.active);
    } else if (event.key === "Escape" && this.start !== undefined) {
      event.stopPropagation();
      this.start = undefined;
    }
  };
}

/** The API writes times with the offset of the listing's zone, so their text is its clock. */
const clock = (text) => text.slice(11, 16);

customElements.define("berth-hours", Hours);
