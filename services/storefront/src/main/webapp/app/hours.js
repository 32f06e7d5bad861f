// The quarter-hours of one day: a grid with an hour in each row.
import { inZone } from "./dates.js";
import { Element, html, nothing } from "./element.js";
import { MAY_PASS, hindrance } from "./reasons.js";
import { t, tOr } from "./text.js";

/**
 * slots: [{from, to, free, reason}] of one day; from and to: what is chosen; min and max: how many
 * quarter-hours a booking has, so that one choice is a whole sitting where they are the same;
 * buffer: how many are kept free after it; taken: what is taken can be chosen, too, to wait for it.
 * Emits pick {from, to}.
 */
class Hours extends Element {
  static properties = {
    slots: { attribute: false },
    timeZone: {},
    from: {},
    to: {},
    min: { type: Number },
    max: { type: Number },
    buffer: { type: Number },
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
    const before = changed.get("slots");
    // The same day, looked at again, keeps what is begun.
    if (changed.has("from") || (before && before[0]?.from !== this.slots[0]?.from)) {
      this.start = undefined;
      this.active = undefined;
    } else if (this.start !== undefined && this.#hindrance(this.slots[this.start])) {
      this.start = undefined;
    }
    if (this.active === undefined) {
      const first = [
        (slot) => Date.parse(slot.from) === Date.parse(this.from),
        (slot) => !slot.reason,
        isShown,
      ].map((is) => this.slots.findIndex(is));
      this.active = first.find((index) => index >= 0) ?? 0;
    }
  }

  render() {
    if (!this.slots.length) {
      return nothing;
    }
    const rows = new Map();
    this.slots.forEach((slot, index) => {
      const hour = slot.from.slice(0, 13) + slot.from.slice(16);
      rows.set(hour, [...(rows.get(hour) ?? []), index]);
    });
    const open = [...rows].filter(([, row]) => row.some((index) => isShown(this.slots[index])));
    if (!open.length) {
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
    const told = reason ?? (slot.free === 0 ? slot.reason : undefined);
    return html`
      <td
        role="gridcell"
        class="${reason ? "no" : "yes"} ${slot.free === 0 && MAY_PASS.has(slot.reason) ? "full" : ""} ${selected ? "selected" : ""}"
        data-index=${index}
        tabindex=${index === this.active ? "0" : "-1"}
        aria-selected=${selected ? "true" : "false"}
        aria-disabled=${reason ? "true" : "false"}
        aria-label=${`${clock(slot.from)}${told ? `, ${tOr(`reason.${told}`, "reason.other")}` : ""}`}
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
      const [{ from }, { to }] = [this.slots[this.start], this.slots[index]];
      const why = hindrance(this.slots, { from, to, buffer: this.buffer, waits: this.taken });
      return why ?? (index - this.start + 1 > this.max ? "MAX_STAY" : undefined);
    }
    return this.#hindrance(this.slots[index]);
  }

  /** Why nothing can begin with a slot; undefined if something can. */
  #hindrance({ reason }) {
    return this.taken && MAY_PASS.has(reason) ? undefined : (reason ?? undefined);
  }

  #choose(index) {
    this.active = index;
    if (this.#reason(index)) {
      return;
    }
    if (this.min === this.max) {
      this.#pick(index, this.min);
    } else if (this.start === undefined || index < this.start) {
      this.start = index;
    } else {
      this.#pick(this.start, Math.max(index - this.start + 1, this.min));
    }
  }

  /** Perhaps over midnight. */
  #pick(first, length) {
    const { from } = this.slots[first];
    this.start = undefined;
    this.emit("pick", { from, to: inZone(Date.parse(from) + length * 900_000, this.timeZone) });
  }

  #at(index) {
    return this.querySelector(`[data-index="${index}"]`);
  }

  #key = async (event) => {
    if (event.target.role !== "gridcell") {
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -4, ArrowDown: 4 }[event.key];
    if (step) {
      event.preventDefault();
      // Hours that are closed are not there.
      let to = this.active + step;
      while (this.slots[to] && !this.#at(to)) {
        to += step;
      }
      if (this.slots[to]) {
        this.active = to;
        await this.updateComplete;
        this.#at(to).focus();
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

const isShown = ({ reason }) => reason !== "CLOSED" && reason !== "PAST";

/** The API writes times with the offset of the listing's zone, so their text is its clock. */
const clock = (text) => text.slice(11, 16);

customElements.define("berth-hours", Hours);
