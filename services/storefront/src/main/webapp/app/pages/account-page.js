// The account: name and language, and the way out for ever.
import { Page, html, icon, nothing, tell, trouble } from "../element.js";
import { patch, remove } from "../api.js";
import { navigate, signedIn } from "../router.js";
import { session } from "../session.js";
import { t } from "../text.js";

class AccountPage extends Page {
  static properties = {
    ...Page.properties,
    ready: { state: true },
    refused: { state: true },
    working: { state: true },
    leaving: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = t("account.title");
    signedIn().then((yes) => (this.ready = yes));
  }

  async #do(action) {
    this.working = true;
    this.refused = undefined;
    try {
      await action();
    } catch (error) {
      this.refused = error;
      await this.updateComplete;
      this.querySelector("[aria-invalid=true], .trouble")?.focus();
    } finally {
      this.working = false;
    }
  }

  #save = (event) => {
    event.preventDefault();
    const { name, locale } = Object.fromEntries(new FormData(event.currentTarget));
    this.#do(async () => {
      session.revise(await patch("members/me", { name, locale }));
      tell(t("account.saved"));
    });
  };

  #erase = () =>
    this.#do(async () => {
      await remove("members/me");
      session.forget();
      tell(t("account.erased"));
      navigate("/");
    });

  #stay = () => {
    this.leaving = false;
    this.keepFocus("section .button");
  };

  async #ask() {
    this.leaving = true;
    await this.updateComplete;
    this.querySelector("#erase").focus();
  }

  render() {
    if (!this.ready || !session.member) {
      return html`<div class="width narrow skeleton" aria-hidden="true"><p></p><p></p><p></p></div>`;
    }
    const { name, email, locale } = session.member;
    const wrong = this.refused?.fields?.name;
    return html`
      <div class="width narrow">
        <h1>${t("account.title")}</h1>
        <p class="quiet">${email}</p>
        ${this.refused && !wrong ? trouble(this.refused) : nothing}
        <form class="form" @submit=${this.#save}>
          <label class="stacked">
            ${t("field.name")}
            <input
              name="name"
              autocomplete="name"
              required
              maxlength="100"
              .value=${name}
              aria-invalid=${wrong ? "true" : "false"}
              aria-describedby="name-help"
            />
            <span id="name-help" class="wrong">${wrong ? t("field.wrong") : ""}</span>
          </label>
          <fieldset>
            <legend>${t("account.language")}</legend>
            ${["ko", "en"].map(
              (each) => html`<label class="check">
                <input type="radio" name="locale" value=${each} ?checked=${each === locale} />
                <span lang=${each}>${t(`language.${each}`)}</span>
              </label>`,
            )}
          </fieldset>
          <button class="button wide" ?disabled=${this.working}>${t(this.working ? "working" : "account.save")}</button>
        </form>
        <p class="after"><a href="/notifications">${t("notifications.settings")}</a></p>
        <section class="after">
          <h2>${t("account.erase")}</h2>
          ${this.leaving
            ? html`<div id="erase" class="step" tabindex="-1">
                <p>${t("account.erase-text")}</p>
                <p>
                  <button type="button" class="button danger" ?disabled=${this.working} @click=${this.#erase}>${t("account.erase-now")}</button>
                  <button type="button" class="button secondary" @click=${this.#stay}>${t("account.stay")}</button>
                </p>
              </div>`
            : html`<button type="button" class="button secondary" @click=${() => this.#ask()}>${icon("user-x")}${t("account.erase")} …</button>`}
        </section>
      </div>
    `;
  }
}

customElements.define("account-page", AccountPage);
