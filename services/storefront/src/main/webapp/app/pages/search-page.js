// Search: one bar, what fits, and where it is. Everything chosen stands in the address.
import { Page, html, icon, nothing, trouble } from "../element.js";
import { get, query } from "../api.js";
import { periodOf } from "../dates.js";
import { defaultSlot, kinds } from "../kinds.js";
import { listingCard, skeletonCards } from "../listing-card.js";
import { remember } from "../router.js";
import { minorUnits, number, periodText, t, tOr } from "../text.js";
import { lengthText } from "../when.js";

const PASSED_ON = ["q", "kind", "near", "within", "box", "guests", "max", "approval", "sort"];
const SORTS = ["relevance", "price", "rating"];

class SearchPage extends Page {
  static properties = {
    ...Page.properties,
    items: { state: true },
    found: { state: true },
    loading: { state: true },
    failed: { state: true },
    panel: { state: true },
    map: { state: true },
    near: { state: true },
  };

  #asked;
  /** What prices are told in: that of what was found first. */
  #currency = "KRW";
  #abort;
  #isWide = matchMedia("(min-width: 64rem)").matches;

  connectedCallback() {
    super.connectedCallback();
    this.pageTitle = "";
    this.items = [];
    this.map = this.#isWide;
    document.addEventListener("click", this.#closePanel);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("click", this.#closePanel);
    this.#abort?.abort();
  }

  willUpdate(changed) {
    if (changed.has("query") && this.query.toString() !== this.#asked) {
      this.#search();
    }
  }

  get chosen() {
    const values = Object.fromEntries(PASSED_ON.map((name) => [name, this.query.get(name)]));
    return { ...values, ...periodOf(this.query), amenity: this.query.getAll("amenity") };
  }

  async #search({ more = false } = {}) {
    this.#asked = this.query.toString();
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.loading = true;
    this.failed = undefined;
    try {
      const after = more ? this.found.next : undefined;
      const { max, ...chosen } = this.chosen;
      const limits = chosen.from ? { maxTotal: max } : { maxPricePerSlot: max };
      const parameters = query({ ...chosen, ...limits, after, limit: 24 });
      const found = await get(`search?${parameters}`, { signal: this.#abort.signal });
      this.items = more ? [...this.items, ...found.items] : found.items;
      this.found = found;
      const [first] = found.items;
      this.#currency = (first?.total ?? first?.pricePerSlot)?.currency ?? this.#currency;
      this.loading = false;
    } catch (error) {
      if (error.name !== "AbortError") {
        this.failed = error;
        this.loading = false;
      }
    }
  }

  /** What is typed, though not sent yet, is taken along. */
  #change(values, { push = true } = {}) {
    const form = this.querySelector(".search-bar");
    const typed = form.checkValidity() ? Object.fromEntries(new FormData(form)) : {};
    const next = { ...this.chosen, ...typed, ...values };
    next.q = next.q?.trim();
    if ("kind" in values && next.from) {
      if ((slotOf(next.kind) === "QUARTER_HOUR") !== next.from.length > 10) {
        next.from = next.to = undefined;
      }
    }
    remember(query(next), { push });
  }

  #closePanel = (event) => {
    const bar = this.querySelector(".search-bar");
    if (bar && !event.composedPath().includes(bar)) {
      this.panel = undefined;
    }
  };

  render() {
    const { kind } = this.chosen;
    return html`
      <section class="search-head">
        <div class="width">
          <h1 class=${this.query.size ? "visually-hidden" : ""}>${t("search.title")}</h1>
          <div class="kinds" role="group" aria-label=${t("search.kinds")}>
            ${["", ...Object.keys(kinds)].map(
              (each) => html`<button
                type="button"
                aria-pressed=${(kind ?? "") === each ? "true" : "false"}
                @click=${() => this.#change({ kind: each })}
              >
                ${icon(each ? kinds[each].icon : "category")}
                <span>${t(each ? `kind.${each}` : "kind.all")}</span>
              </button>`,
            )}
          </div>
          ${this.#bar()}
        </div>
      </section>
      <div class="width results ${this.map ? "with-map" : ""}">
        <section aria-labelledby="count" aria-busy=${this.loading ? "true" : "false"}>
          ${this.#head()} ${this.#isWide ? nothing : this.#map()} ${this.#list()}
        </section>
        ${this.#isWide ? this.#map() : nothing}
      </div>
    `;
  }

  updated() {
    if (this.map) {
      import("../map.js");
    }
  }

  /** Beside the list, or above it where there is no room. */
  #map() {
    return this.map
      ? html`<berth-map
          .items=${this.items}
          .near=${this.near}
          @move=${(event) => this.#change({ box: event.detail.box, near: undefined, within: undefined }, { push: false })}
        ></berth-map>`
      : nothing;
  }

  #bar() {
    const { q, kind, from, to, guests } = this.chosen;
    return html`
      <form class="search-bar" role="search" @submit=${this.#submit} @keydown=${this.#escape}>
        <label class="field">
          <span>${t("search.where")}</span>
          <input type="search" name="q" .value=${q ?? ""} placeholder=${t("search.where-hint")} autocomplete="off" maxlength="100" />
        </label>
        <button
          type="button"
          class="field"
          aria-expanded=${this.panel === "when" ? "true" : "false"}
          aria-controls="when-panel"
          @click=${() => (this.panel = this.panel === "when" ? undefined : "when")}
        >
          <span>${t("search.when")}</span>
          <b class=${from ? "" : "quiet"}>${from ? periodText(from, to, slotOf(kind)) : t("when.any")}</b>
        </button>
        <label class="field guests">
          <span>${t("search.who")}</span>
          <input type="number" name="guests" min="1" max="1000" inputmode="numeric" .value=${guests ?? ""} placeholder=${t("search.who-hint")} />
        </label>
        <button class="button" aria-label=${t("search.go")}>${icon("search")}<span>${t("search.go")}</span></button>
        <div id="when-panel" class="panel" ?hidden=${this.panel !== "when"}>
          ${this.panel === "when"
            ? html`<berth-when
                .kind=${kind}
                .from=${from ?? undefined}
                .to=${to ?? undefined}
                @pick=${(event) => {
                  this.#change({ ...event.detail, from: event.detail.from, to: event.detail.to });
                  if (!event.detail.from || event.detail.from.length === 10) {
                    this.#closeWhen();
                  }
                }}
              ></berth-when>`
            : nothing}
        </div>
      </form>
    `;
  }

  #submit = (event) => {
    event.preventDefault();
    this.panel = undefined;
    this.#change({ box: undefined });
  };

  #escape = (event) => {
    if (event.key === "Escape" && this.panel) {
      this.#closeWhen();
    }
  };

  #closeWhen() {
    this.panel = undefined;
    this.querySelector("[aria-controls=when-panel]").focus();
  }

  #head() {
    const { sort, approval, amenity, max, from, box } = this.chosen;
    const minor = minorUnits(this.#currency);
    const { amenity: amenities = [], approval: approvals = [] } = this.found?.facets ?? {};
    return html`
      <div class="results-head">
        <h2 id="count" aria-live="polite">
          ${this.loading && !this.items.length
            ? t("search.loading")
            : this.found
              ? t("search.count", { count: this.found.count, number: number(this.found.count) })
              : t("search.results")}
        </h2>
        <label class="inline">
          <span>${t("sort")}</span>
          <select aria-label=${t("sort")} @change=${(event) => this.#change({ sort: event.target.value })}>
            ${SORTS.map((each) => html`<option value=${each} ?selected=${each === (sort ?? "relevance")}>${t(`sort.${each}`)}</option>`)}
          </select>
        </label>
        <button type="button" class="quiet-button" aria-pressed=${this.map ? "true" : "false"} @click=${() => (this.map = !this.map)}>
          ${icon("map")}<span>${t("search.map")}</span>
        </button>
      </div>
      <div class="chips" role="group" aria-label=${t("search.filters")}>
        ${box ? this.#chip(t("search.in-map"), true, () => this.#change({ box: undefined })) : nothing}
        ${this.#chip(
          counted(t("approval.INSTANT"), approvals.find((each) => each.value === "INSTANT")?.count),
          approval === "INSTANT",
          () => this.#change({ approval: approval === "INSTANT" ? undefined : "INSTANT" }),
        )}
        ${this.#amenities(amenities, amenity)}
        <label class="chip price">
          ${t(from ? "search.max-total" : "search.max-price")}
          <input
            type="number"
            min="0"
            step="any"
            inputmode="decimal"
            .value=${max ? String(max / minor) : ""}
            @change=${(event) => this.#change({ max: event.target.value && Math.round(event.target.value * minor) })}
          />
        </label>
      </div>
    `;
  }

  #amenities(found, chosen) {
    const counts = new Map(found.map((each) => [each.value, each.count]));
    const shown = [...new Set([...chosen, ...counts.keys()])].slice(0, 8);
    return shown.map((each) => {
      const name = tOr(`amenity.${each}`, "amenity.other", { name: each });
      return this.#chip(counted(name, counts.get(each)), chosen.includes(each), () =>
        this.#change({
          amenity: chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each],
        }),
      );
    });
  }

  #chip(text, pressed, click) {
    return html`<button type="button" class="chip" aria-pressed=${pressed ? "true" : "false"} @click=${click}>
      ${text}
    </button>`;
  }

  #list() {
    if (this.failed) {
      return trouble(this.failed, () => this.#search());
    }
    if (this.loading && !this.items.length) {
      return html`<ul class="cards">${skeletonCards(6)}</ul>`;
    }
    if (!this.items.length) {
      return this.#nothing();
    }
    const { kind, from, to, guests } = this.chosen;
    const dates = query({ from, to, guests });
    return html`
      <ul class="cards ${this.loading ? "fading" : ""}">
        ${this.items.map((item, index) =>
          listingCard(item, {
            address: `/listings/${item.listingId}${dates ? `?${dates}` : ""}`,
            units: lengthText(from, to, defaultSlot(item.kind ?? kind)),
            eager: index < 2,
            onHover: (id) => (this.near = id),
          }),
        )}
      </ul>
      ${this.found?.next
        ? html`<p class="more">
            <button type="button" class="button secondary" ?disabled=${this.loading} @click=${() => this.#search({ more: true })}>
              ${t("search.more")}
            </button>
          </p>`
        : nothing}
    `;
  }

  #nothing() {
    const alternatives = this.found?.alternatives ?? [];
    return html`
      <div class="empty">
        ${icon("zoom-question")}
        <h3>${t("search.nothing")}</h3>
        ${alternatives.length
          ? html`<p>${t("search.nearest")}</p>
              <p class="chips">
                ${alternatives.map(
                  (each) => html`<button type="button" class="chip" @click=${() => this.#change({ from: each.from, to: each.to })}>
                    ${periodText(each.from, each.to, slotOf(this.chosen.kind))}
                    <span class="quiet">${number(each.count)}</span>
                  </button>`,
                )}
              </p>`
          : html`<p>${t("search.fewer")}</p>`}
        <button type="button" class="button secondary" @click=${() => remember("", { push: true })}>${t("search.reset")}</button>
      </div>
    `;
  }
}

const slotOf = (kind) => (kind ? defaultSlot(kind) : "NIGHT");

const counted = (text, count) => (count === undefined ? text : `${text} ${number(count)}`);

customElements.define("search-page", SearchPage);
