// The session has ended while somebody was at it: they sign in where they are, and nothing is lost.
import { html } from "./element.js";
import { SignForm } from "./pages/sign-in-page.js";
import { session } from "./session.js";
import { t } from "./text.js";

class SignInAgain extends SignForm {
  static properties = { ...SignForm.properties, email: {} };

  firstUpdated() {
    const dialog = this.querySelector("dialog");
    dialog.showModal();
    dialog.querySelector("[name=password]").focus();
  }

  render() {
    return html`
      <dialog aria-labelledby="again" @close=${() => this.emit("end", session.isValid)}>
        <h2 id="again">${t("again.title")}</h2>
        <p>${t("again.text")}</p>
        ${this.refusal()}
        <form class="form" @submit=${(event) => this.attempt(event, ({ email, password }) => session.signIn(email, password))}>
          ${this.field("email", "email", "username", { value: this.email })}
          ${this.field("password", "password", "current-password")}
          <button class="button wide" ?disabled=${this.working}>${t(this.working ? "working" : "sign-in")}</button>
          <button type="button" class="quiet-button" @click=${() => this.done()}>${t("again.later")}</button>
        </form>
      </dialog>
    `;
  }

  done() {
    this.querySelector("dialog").close();
  }
}

customElements.define("sign-in-again", SignInAgain);

/** Whether they are signed in again. */
export async function signInAgain(email) {
  const element = Object.assign(document.createElement("sign-in-again"), { email });
  document.body.append(element);
  const signedIn = await new Promise((resolve) =>
    element.addEventListener("end", (event) => resolve(event.detail), { once: true }),
  );
  element.remove();
  return signedIn;
}
