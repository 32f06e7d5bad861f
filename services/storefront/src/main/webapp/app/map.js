// Where things are: prices on a map that this server draws itself, from outlines it ships; no tiles,
// nobody else is asked. Loaded only when a map is shown.
import "leaflet";
import { Element } from "./element.js";
import { language, money, own, t } from "./text.js";

const L = globalThis.L;

// Its styles first: it measures itself when it is made.
await new Promise((resolve, reject) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = import.meta.resolve("leaflet").replace(/js$/, "css");
  link.onload = resolve;
  link.onerror = reject;
  document.head.append(link);
});

const file = async (name) => (await fetch(new URL(`map/${name}`, import.meta.url))).json();

/** items with location {lat, lon}; near: the id to lift. Emits move {box} when a person moves it. */
class BerthMap extends Element {
  static properties = { items: { attribute: false }, near: {} };

  #map;
  #markers = new Map();
  #labels;
  #moving = false;

  firstUpdated() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", t("map.label"));
    this.#map = L.map(this, {
      center: [36.3, 127.8],
      zoom: 7,
      minZoom: 3,
      maxZoom: 16,
      zoomControl: false,
      attributionControl: false,
      maxBounds: [[-70, -180], [80, 180]],
    });
    L.control.zoom({ zoomInTitle: t("map.in"), zoomOutTitle: t("map.out"), position: "topright" }).addTo(this.#map);
    L.control.scale({ imperial: false }).addTo(this.#map);
    this.#map.on("moveend", () => this.#moved());
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#map?.remove();
  }

  async #draw() {
    const [world, fine, places] = await Promise.all(["land-world.json", "land-near.json", "places.json"].map(file));
    const land = { interactive: false, className: "land", weight: 1 };
    L.geoJSON(world, { ...land, interactive: false, style: () => land }).addTo(this.#map);
    L.rectangle([[30, 122], [46, 146]], { interactive: false, className: "sea", weight: 0 }).addTo(this.#map);
    L.geoJSON(fine, { interactive: false, style: () => land }).addTo(this.#map);
    for (const river of places.rivers) {
      L.polyline(river, { interactive: false, className: "river", weight: 3 }).addTo(this.#map);
    }
    this.#labels = places;
    this.#label();
  }

  #names = L.layerGroup();

  #label() {
    if (!this.#labels) {
      return;
    }
    this.#names.clearLayers();
    const shown = this.#map.getZoom() >= 11 ? this.#labels.districts : this.#labels.cities;
    for (const [ko, en, lat, lon] of shown) {
      L.marker([lat, lon], {
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: "place", html: language === "ko" ? ko : en, iconSize: null }),
      }).addTo(this.#names);
    }
    this.#names.addTo(this.#map);
  }

  updated(changed) {
    if (changed.has("items")) {
      this.#mark();
    }
    if (changed.has("near")) {
      for (const [id, marker] of this.#markers) {
        marker.getElement()?.classList.toggle("near", id === this.near);
        marker.setZIndexOffset(id === this.near ? 1000 : 0);
      }
    }
  }

  #mark() {
    this.#markers.forEach((marker) => marker.remove());
    this.#markers.clear();
    const placed = (this.items ?? []).filter((item) => item.location?.lat !== undefined);
    for (const item of placed) {
      const amount = item.total ?? (item.pricePerSlot.amount ? item.pricePerSlot : item.pricePerGuest);
      const text = document.createElement("span");
      text.textContent = amount.amount ? money(amount, { compact: true }) : t("free");
      const marker = L.marker([item.location.lat, item.location.lon], {
        title: own(item.title),
        alt: own(item.title),
        icon: L.divIcon({ className: "pin", html: text, iconSize: null }),
      }).addTo(this.#map);
      marker.on("click keypress", (event) => {
        if (event.type === "click" || event.originalEvent.key === "Enter") {
          document.querySelector(`a[href^="/listings/${item.listingId}"]`)?.click();
        }
      });
      this.#markers.set(item.listingId, marker);
    }
    if (placed.length && !new URLSearchParams(location.search).has("box")) {
      this.#moving = true;
      const bounds = L.latLngBounds(placed.map((item) => [item.location.lat, item.location.lon]));
      this.#map.fitBounds(bounds, { padding: [48, 48], maxZoom: 13, animate: false });
      this.#moving = false;
    }
  }

  #moved() {
    this.#label();
    if (this.#moving) {
      return;
    }
    const box = this.#map.getBounds();
    const text = [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()].map((each) => each.toFixed(4));
    this.emit("move", { box: text.join(",") });
  }
}

customElements.define("berth-map", BerthMap);
