import { Page, html, icon } from "../element.js";
import { t } from "../text.js";

class NotFoundPage extends Page {
  render() {
    this.pageTitle = t("not-found.title");
    return html`
      <div class="width narrow empty">
        ${icon("map-off")}
        <h1>${t("not-found.title")}</h1>
        <p>${t("not-found.text")}</p>
        <a class="button" href="/">${t("not-found.home")}</a>
      </div>
    `;
  }
}

customElements.define("not-found-page", NotFoundPage);
