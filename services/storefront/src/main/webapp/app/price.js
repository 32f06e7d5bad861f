// Prices and what comes back: lines that add up, and the cancellation bar with its real dates.
import { html, nothing } from "./element.js";
import { moment, money, number, t } from "./text.js";

export const totalText = (total) => (total.amount === 0 ? t("free") : money(total));

export function priceLines(lines, total, slot) {
  const text = ({ kind, quantity, each }) => {
    const amount = money({ amount: each, currency: total.currency });
    return kind === "SLOTS"
      ? t(`line.SLOTS.${slot}`, { count: quantity, number: number(quantity), each: amount })
      : t(`line.${kind}`, { count: quantity, number: number(quantity), each: amount });
  };
  return html`
    <dl class="lines">
      ${lines.filter((line) => line.amount.amount !== 0).map((line) => html`<div><dt>${text(line)}</dt><dd>${money(line.amount)}</dd></div>`)}
      <div class="total">
        <dt>${t("line.total")}</dt>
        <dd>${totalText(total)}</dd>
      </div>
    </dl>
  `;
}

/** What a cancellation gives back, step by step; a step ends at its moment. */
export function refundBar(timeline, total, timeZone) {
  if (total.amount === 0) {
    return nothing;
  }
  const now = Date.now();
  const steps = timeline.filter((step) => Date.parse(step.before) > now);
  return html`
    <ol class="refunds">
      ${steps.map(
        (step) => html`
          <li class=${step.refund.amount === total.amount ? "all" : "part"}>
            <strong>${step.refund.amount === total.amount ? t("refund.all") : t("refund.part", { amount: money(step.refund) })}</strong>
            <span>${t("refund.until", { moment: moment(step.before, timeZone) })}</span>
          </li>
        `,
      )}
      <li class="none">
        <strong>${t("refund.none")}</strong>
        <span>${steps.length ? t("refund.after") : t("refund.at-once")}</span>
      </li>
    </ol>
  `;
}

/** The policy in one sentence. */
export function refundSentence(timeline, total, timeZone) {
  const step = timeline.find((each) => Date.parse(each.before) > Date.now());
  if (total.amount === 0) {
    return t("refund.free");
  }
  if (!step) {
    return t("refund.sentence.none");
  }
  const until = moment(step.before, timeZone);
  return step.refund.amount === total.amount
    ? t("refund.sentence.all", { moment: until })
    : t("refund.sentence.part", { moment: until, amount: money(step.refund) });
}
