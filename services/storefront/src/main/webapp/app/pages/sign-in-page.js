// Sign in and sign up. What was typed stays after any error.
import { Page, html, icon, nothing, trouble } from "../element.js";
import { post } from "../api.js";
import { navigate } from "../router.js";
import { session } from "../session.js";
import { language, t, tOr } from "../text.js";

/** Only back to a page of this server. */
function destination(parameters) {
  const to = parameters.get("to") ?? "/";
  return to.startsWith("/") && !to.startsWith("//") ? to : "/";
}

export class SignForm extends Page {
  static properties = { ...Page.properties, working: { state: true }, refused: { state: true } };

  #ends = new AbortController();

  async attempt(event, action) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    this.working = true;
    this.refused = undefined;
    try {
      await action(form);
      this.done();
    } catch (error) {
      this.refused = error;
      await this.updateComplete;
      this.querySelector("[aria-invalid=true], .trouble")?.focus();
    } finally {
      this.working = false;
    }
  }

  /** Whoever is signed in, perhaps by another window, has no business here. */
  leaveOnceSignedIn() {
    const leave = () => session.signedIn && this.isConnected && !this.working && this.done();
    session.ready.then(leave);
    session.addEventListener("change", leave, { signal: this.#ends.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  done() {
    navigate(destination(this.query), { replace: true });
  }

  field(name, type, autocomplete, options = {}) {
    const wrong = this.refused?.fields?.[name];
    return html`
      <label class="stacked">
        ${t(`field.${name}`)}
        <input
          name=${name}
          type=${type}
          autocomplete=${autocomplete}
          required
          .value=${options.value ?? ""}
          maxlength=${options.max ?? 200}
          aria-invalid=${wrong ? "true" : "false"}
          aria-describedby=${`${name}-help`}
        />
        <span id=${`${name}-help`} class=${wrong ? "wrong" : "quiet small"}>
          ${wrong ? tOr(`field.${name}.wrong`, "field.wrong") : (options.help ?? "")}
        </span>
      </label>
    `;
  }

  refusal() {
    if (!this.refused) {
      return nothing;
    }
    const { code, status } = this.refused;
    const known = { 401: "problem.sign-in", 429: "problem.too-many", 400: "problem.fields" }[status];
    const text = code === "email-taken" ? t("problem.email-taken") : known && t(known);
    return text
      ? html`<div class="trouble" role="alert" tabindex="-1">${icon("alert-triangle")}<p>${text}</p></div>`
      : trouble(this.refused);
  }

  /** The other of the two pages, with the same way back. */
  other(path) {
    const to = this.query.get("to");
    return to ? `${path}?to=${encodeURIComponent(to)}` : path;
  }
}

class SignInPage extends SignForm {
  static properties = { ...SignForm.properties, demo: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = t("sign-in");
    this.leaveOnceSignedIn();
    fetch("/start.json")
      .then((answer) => answer.json())
      .then(({ demo }) => (this.demo = demo))
      .catch(() => {});
  }

  render() {
    return html`
      <div class="width narrow">
        <h1>${t("sign-in")}</h1>
        ${this.query.get("to")?.startsWith("/listings/") ? html`<p class="quiet">${t("sign-in.to-book")}</p>` : nothing}
        ${this.refusal()}
        <form class="form" @submit=${(event) => this.attempt(event, ({ email, password }) => session.signIn(email, password))}>
          ${this.field("email", "email", "username")} ${this.field("password", "password", "current-password")}
          <button class="button wide" ?disabled=${this.working}>${t(this.working ? "working" : "sign-in")}</button>
        </form>
        <p>${t("sign-in.new")} <a href=${this.other("/sign-up")}>${t("sign-up")}</a></p>
        ${this.demo
          ? html`<div class="demo">
              <p>${t("sign-in.demo")}</p>
              <p class="chips">
                ${["guest", "host"].map(
                  (each) => html`<button type="button" class="chip" @click=${() => this.#fill(each)}>${t(`role.${each}`)}</button>`,
                )}
              </p>
            </div>`
          : nothing}
      </div>
    `;
  }

  #fill(role) {
    this.querySelector("[name=email]").value = `${role}@berth.demo`;
    this.querySelector("[name=password]").value = "berth-demo-1";
    this.querySelector("form .button").focus();
  }
}

class SignUpPage extends SignForm {
  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = t("sign-up");
    this.leaveOnceSignedIn();
  }

  render() {
    return html`
      <div class="width narrow">
        <h1>${t("sign-up")}</h1>
        ${this.refusal()}
        <form class="form" @submit=${(event) => this.attempt(event, (form) => this.#register(form))}>
          ${this.field("name", "text", "name", { max: 100 })} ${this.field("email", "email", "email")}
          ${this.field("password", "password", "new-password", { help: t("field.password.help") })}
          <label class="check"><input type="checkbox" name="host" />${t("sign-up.host")}</label>
          <button class="button wide" ?disabled=${this.working}>${t(this.working ? "working" : "sign-up")}</button>
        </form>
        <p>${t("sign-up.known")} <a href=${this.other("/sign-in")}>${t("sign-in")}</a></p>
      </div>
    `;
  }

  async #register({ name, email, password, host }) {
    const roles = host ? ["guest", "host"] : ["guest"];
    await post("members", { name, email, password, locale: language, roles }, { anonymous: true });
    await session.signIn(email, password);
  }
}

customElements.define("sign-in-page", SignInPage);
customElements.define("sign-up-page", SignUpPage);
