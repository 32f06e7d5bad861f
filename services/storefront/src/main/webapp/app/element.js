// What all elements share: they draw into the page itself, so that its one style sheet and its labels
// reach everything.
import { LitElement, html, nothing } from "lit";
import { t, tOr } from "./text.js";

export { html, nothing };

export class Element extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** What was pressed is gone: whoever pressed it goes on here. */
  async keepFocus(css = "h1") {
    await this.updateComplete;
    if (document.activeElement === document.body) {
      this.querySelector(css)?.focus();
    }
  }

  /** Tells whoever put this element there. */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** A view with an address. */
export class Page extends Element {
  static properties = { params: { attribute: false }, query: { attribute: false } };

  set pageTitle(title) {
    document.title = title ? `${title} · Berth` : "Berth";
  }
}

/** An icon beside a text that says the same; so it is hidden from screen readers. */
export function icon(name, style = "outline") {
  return html`<berth-icon name=${name} look=${style}></berth-icon>`;
}

class Icon extends HTMLElement {
  static observedAttributes = ["name", "look"];

  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
    this.attributeChangedCallback();
  }

  attributeChangedCallback() {
    const name = this.getAttribute("name");
    const address = import.meta.resolve(`icons/${this.getAttribute("look")}/${name}.svg`);
    this.style.maskImage = `url("${address}")`;
  }
}

customElements.define("berth-icon", Icon);

/** What is good to know, each with an icon: [icon, text], or anything false for what does not apply. */
export function facts(each) {
  const shown = each.filter(Boolean);
  return shown.length
    ? html`<ul class="facts">${shown.map(([name, text]) => html`<li>${icon(name)}<span>${text}</span></li>`)}</ul>`
    : nothing;
}

/** Says something that needs no answer, to eyes and to screen readers. */
export function tell(text) {
  const message = document.createElement("p");
  message.textContent = text;
  document.getElementById("messages").append(message);
  setTimeout(() => message.remove(), 6000);
}

/** Trouble that has nothing to do with what was asked for. */
const ANYWHERE = new Set(["unreachable", "too-many-requests", "busy", "signed-out"]);

/** What a refusal means: in the words for what was asked for, or else in those for anything. */
export function sorry({ code }) {
  return tOr(`problem.${code}`, ANYWHERE.has(code) ? `trouble.${code}` : "trouble.other");
}

/** The number under which a mistake of ours is found. */
export const errorId = ({ body }) =>
  body?.errorId ? html`<p class="quiet small">${t("trouble.id", { id: body.errorId })}</p>` : nothing;

/** An address that opens is a link. */
export const linked = (text) =>
  /^https?:\/\/\S+$/.test(text) ? html`<a href=${text} rel="noreferrer" target="_blank">${text}</a>` : text;

/** A trouble, as people need it: what happened and what to do; whole if the page shows nothing else. */
export function trouble(error, retry, { whole = false } = {}) {
  const general = ANYWHERE.has(error.code)
    ? `trouble.${error.code}`
    : { 400: "trouble.other", 404: "trouble.not-found" }[error.status];
  const text = general ? t(general) : sorry(error);
  return html`
    <div class="trouble" role="alert">
      ${icon(error.code === "unreachable" ? "cloud-off" : "alert-triangle")}
      <div>
        ${whole ? html`<h1>${text}</h1>` : html`<p><strong>${text}</strong></p>`}
        ${error.body?.detail && text === t("trouble.other") ? html`<p class="quiet small" lang="en">${error.body.detail}</p>` : nothing}
        ${errorId(error)}
        ${whole && error.status === 404 ? html`<a class="button" href="/">${t("not-found.home")}</a>` : nothing}
        ${retry && error.status !== 404
          ? html`<button type="button" class="button" @click=${retry}>${t("again")}</button>`
          : nothing}
      </div>
    </div>
  `;
}
