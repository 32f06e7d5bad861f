// Notifications: what happened, newest first, and which of it also comes by mail.
import { Page, html, icon, nothing, tell, trouble } from "../element.js";
import { get, put, query } from "../api.js";
import { bell } from "../bell.js";
import { signedIn } from "../router.js";
import { ago, t, tOr } from "../text.js";

class NotificationsPage extends Page {
  static properties = {
    ...Page.properties,
    items: { state: true },
    next: { state: true },
    preferences: { state: true },
    failed: { state: true },
    unsaved: { state: true },
  };

  #ends = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = t("notifications.title");
    signedIn().then((yes) => {
      if (yes) {
        this.#load();
        bell.addEventListener("change", () => this.#load({ quiet: true }), { signal: this.#ends.signal });
      }
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  async #load({ more = false, quiet = false } = {}) {
    try {
      const found = await get(`notifications?${query({ after: more ? this.next : undefined })}`, { quiet });
      const [first, then] = more ? [this.items, found.items] : [found.items, this.items ?? []];
      const known = new Set(first.map((each) => each.id));
      const rest = then.filter((each) => !known.has(each.id));
      this.next = more || !rest.length ? found.next : this.next;
      this.items = [...first, ...rest];
      this.failed = undefined;
      this.preferences ??= await get("notifications/preferences", { quiet });
    } catch (error) {
      this.failed = this.items ? undefined : error;
    }
  }

  render() {
    const unread = (this.items ?? []).filter((each) => !each.read);
    return html`
      <div class="width narrower">
        <div class="head">
          <h1 tabindex="-1">${t("notifications.title")}</h1>
          ${unread.length ? html`<button type="button" class="button secondary" data-action="read-all" @click=${() => this.#read(unread)}>${t("notifications.read-all")}</button>` : nothing}
        </div>
        ${this.failed ? trouble(this.failed, () => this.#load()) : this.#list()} ${this.#settings()}
      </div>
    `;
  }

  #list() {
    if (!this.items) {
      return html`<ul class="rows skeleton" aria-hidden="true"><li></li><li></li><li></li></ul>`;
    }
    if (!this.items.length) {
      return html`<div class="empty">${icon("bell-off")}<p>${t("notifications.none")}</p></div>`;
    }
    return html`
      <ul class="rows">
        ${this.items.map(
          (each) => html`<li class="row ${each.read ? "" : "unread"}">
            ${icon(each.read ? "mail-opened" : "mail")}
            <div>
              <h2 class="small">
                <a class="whole" href=${place(each)} @click=${() => each.read || this.#read([each])}>${each.title}</a>
                ${each.read ? nothing : html`<span class="visually-hidden">${t("notifications.unread")}</span>`}
              </h2>
              <p>${each.text}</p>
              <p class="quiet small">${ago(each.at)}</p>
            </div>
          </li>`,
        )}
      </ul>
      ${this.next
        ? html`<p class="more"><button type="button" class="button secondary" @click=${() => this.#load({ more: true })}>${t("search.more")}</button></p>`
        : nothing}
    `;
  }

  async #read(notifications) {
    const ids = new Set(notifications.map((each) => each.id));
    this.items = this.items.map((each) => (ids.has(each.id) ? { ...each, read: true } : each));
    this.keepFocus();
    try {
      await bell.read(notifications);
    } catch (error) {
      this.failed = error;
    }
  }

  #settings() {
    if (!this.preferences) {
      return nothing;
    }
    const { email, types } = this.preferences;
    const name = (type) => tOr(`news.${type}`, "event.other", { type });
    return html`<details class="settings">
      <summary>${t("notifications.settings")}</summary>
      <label class="check">
        <input type="checkbox" name="email" .checked=${email} @change=${(event) => this.#save({ email: event.target.checked })} />
        ${t("notifications.email")}
      </label>
      <table>
        <thead>
          <tr>
            <th scope="col">${t("notifications.event")}</th>
            <th scope="col">${t("notifications.here")}</th>
            <th scope="col">${t("notifications.mail")}</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(types ?? {}).map(
            ([type, channels]) => html`<tr>
              <th scope="row">${name(type)}</th>
              <td><input type="checkbox" checked disabled aria-label=${`${name(type)}: ${t("notifications.here")}`} /></td>
              <td>
                <input
                  type="checkbox"
                  name=${type}
                  .checked=${email && channels.email}
                  ?disabled=${!email}
                  aria-label=${`${name(type)}: ${t("notifications.mail")}`}
                  @change=${(event) => this.#save({ types: { ...types, [type]: { email: event.target.checked } } })}
                />
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${this.unsaved ? trouble(this.unsaved) : nothing}
      <p class="quiet small">${t("notifications.here-always")}</p>
    </details>`;
  }

  async #save(values) {
    const before = this.preferences;
    this.preferences = { ...before, ...values };
    this.unsaved = undefined;
    try {
      this.preferences = await put("notifications/preferences", this.preferences);
      tell(t("notifications.saved"));
    } catch (error) {
      this.preferences = before;
      this.unsaved = error;
    }
  }
}

/** Where one does something about it: what is held is paid for. */
const place = ({ type, bookingId }) => `/${type === "BookingHeld" ? "checkout" : "my"}/${bookingId}`;

customElements.define("notifications-page", NotificationsPage);
