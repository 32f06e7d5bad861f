// The cards of the sandbox; a real provider's fields take their place.
import { html, icon } from "./element.js";
import { t } from "./text.js";

export const CARDS = ["tok_ok", "tok_declined", "tok_insufficient", "tok_slow", "tok_lost", "tok_error"];

export function cardChoice(chosen, { disabled = false, change }) {
  return html`<fieldset ?disabled=${disabled}>
    <legend>${t("checkout.card")}</legend>
    <p class="quiet small">${t("checkout.sandbox")}</p>
    ${CARDS.map(
      (each) => html`<label class="card-choice">
        <input type="radio" name="card" value=${each} ?checked=${each === chosen} @change=${() => change(each)} />
        ${icon("credit-card")}<span>${t(`card.${each}`)}<small class="quiet">${t(`card.${each}.text`)}</small></span>
      </label>`,
    )}
  </fieldset>`;
}
