// The frame around every view: header, footer, and which element draws which address.
import { bell } from "./bell.js";
import { Element, html, icon, nothing } from "./element.js";
import { navigate, route, signInAddress, start } from "./router.js";
import { session } from "./session.js";
import { language, number, t } from "./text.js";

route("/", "search-page", () => import("./pages/search-page.js"));
route("/index.html", "search-page", () => import("./pages/search-page.js"));
route("/listings/:id", "listing-page", () => import("./pages/listing-page.js"));
route("/checkout/:id", "checkout-page", () => import("./pages/checkout-page.js"));
route("/my", "my-page", () => import("./pages/my-page.js"));
route("/my/:id", "booking-page", () => import("./pages/booking-page.js"));
route("/notifications", "notifications-page", () => import("./pages/notifications-page.js"));
route("/account", "account-page", () => import("./pages/account-page.js"));
route("/sign-in", "sign-in-page", () => import("./pages/sign-in-page.js"));
route("/sign-up", "sign-up-page", () => import("./pages/sign-in-page.js"));
route("/not-found", "not-found-page", () => import("./pages/not-found-page.js"));

class Header extends Element {
  static properties = { open: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    session.addEventListener("change", () => this.requestUpdate());
    session.ready.then(() => this.requestUpdate());
    bell.addEventListener("change", () => this.requestUpdate());
    document.addEventListener("click", (event) => {
      if (!event.composedPath().includes(this.querySelector(".account"))) {
        this.open = false;
      }
    });
  }

  render() {
    return html`
      <div class="width bar">
        <a class="brand" href="/"><img src="/icon.svg" alt="" width="30" height="30" />Berth</a>
        <nav aria-label=${t("nav.label")}>
          <button type="button" class="quiet-button" lang=${other()} @click=${changeLanguage}>
            ${icon("language")}<span>${t("language.other")}</span>
          </button>
          ${session.signedIn ? this.#account() : this.#signIn()}
        </nav>
      </div>
    `;
  }

  #signIn() {
    // What is chosen by then is in the address.
    const aim = (event) => (event.currentTarget.href = signInAddress());
    return html`<a class="button secondary" href="/sign-in" @pointerdown=${aim} @click=${aim}>${t("sign-in")}</a>`;
  }

  #account() {
    return html`
      <a
        class="quiet-button bell"
        href="/notifications"
        aria-label=${bell.unread ? t("notifications.label", { count: bell.unread }) : t("notifications.title")}
      >
        ${icon("bell")}
        ${bell.unread ? html`<b aria-hidden="true">${bell.unread > 99 ? "99+" : number(bell.unread)}</b>` : nothing}
      </a>
      <div class="account" @keydown=${(event) => event.key === "Escape" && (this.open = false)}>
        <button
          type="button"
          class="button secondary"
          aria-expanded=${this.open ? "true" : "false"}
          aria-controls="account-menu"
          aria-label=${session.member.name}
          @click=${() => (this.open = !this.open)}
        >
          ${icon("user")}<span class="name">${session.member.name}</span>
        </button>
        <ul id="account-menu" class="menu" ?hidden=${!this.open} @click=${() => (this.open = false)}>
          <li><a href="/my">${t("my.title")}</a></li>
          <li><a href="/notifications">${t("notifications.title")}</a></li>
          <li><a href="/account">${t("account.title")}</a></li>
          ${session.is("host") ? html`<li><a href="/console/">${t("console")}</a></li>` : nothing}
          <li><button type="button" @click=${this.#signOut}>${t("sign-out")}</button></li>
        </ul>
      </div>
    `;
  }

  #signOut = async () => {
    await session.signOut();
    navigate("/");
  };
}

const other = () => (language === "ko" ? "en" : "ko");

function changeLanguage() {
  document.cookie = `berth-language=${other()}; path=/; max-age=31536000; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  location.replace(address);
}

class Footer extends Element {
  render() {
    return html`
      <div class="width bar">
        <span>${t("footer.promise")}</span>
        <nav aria-label=${t("footer.label")}>
          <a href="/start">${t("footer.start")}</a>
          <a href="/openapi/ui/">API</a>
          <a href="/console/">${t("console")}</a>
        </nav>
      </div>
    `;
  }
}

customElements.define("berth-header", Header);
customElements.define("berth-footer", Footer);

await start(document.getElementById("main"));
