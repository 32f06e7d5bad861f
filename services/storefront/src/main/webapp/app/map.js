// Where things are: prices on a map that this server draws itself, from outlines it ships; no tiles,
// nobody else is asked. Loaded only when a map is shown.
import "leaflet";
import { Element } from "./element.js";
import { language, money, own, t } from "./text.js";

const L = globalThis.L;
const FOLLOW = "berth-map-follow";
/** Pixels that a pin takes, with some air. */
const PIN = { width: 66, height: 34 };

const place = ({ location }) => [location.lat, location.lon];

function price(item) {
  const amount = item.total ?? (item.pricePerSlot.amount ? item.pricePerSlot : item.pricePerGuest);
  return amount.amount ? money(amount, { compact: true }) : t("free");
}

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

/**
 * items with location {lat, lon}; near: the id to lift. Emits move {box} when a person has moved it
 * and wants to search there: at once while follow is on, else by the button that appears.
 */
class BerthMap extends Element {
  static properties = { items: { attribute: false }, near: {} };

  #map;
  #markers = new Map();
  #labels;
  #moving = false;
  #resized = false;

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
    this.#map.on("resize", () => (this.#resized = true));
    this.#map.on("zoomend", () => this.#mark());
    this.#choice();
    this.#draw();
  }

  #follow = localStorage.getItem(FOLLOW) !== "no";
  #here;

  /** Whether to search as the map is moved, and the button for those who don't. */
  #choice() {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const place = L.DomUtil.create("div", "map-choice");
      L.DomEvent.disableClickPropagation(place);
      const label = L.DomUtil.create("label", "check", place);
      const box = L.DomUtil.create("input", "", label);
      box.type = "checkbox";
      box.name = "follow";
      box.checked = this.#follow;
      label.append(t("map.follow"));
      this.#here = L.DomUtil.create("button", "button", place);
      this.#here.type = "button";
      this.#here.textContent = t("map.here");
      this.#here.hidden = true;
      this.#here.addEventListener("click", () => this.#search());
      box.addEventListener("change", () => {
        this.#follow = box.checked;
        localStorage.setItem(FOLLOW, box.checked ? "yes" : "no");
        if (box.checked && !this.#here.hidden) {
          this.#search();
        }
      });
      return place;
    };
    control.addTo(this.#map);
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
      this.#fit();
      this.#mark();
    }
    if (changed.has("near")) {
      for (const [id, marker] of this.#markers) {
        marker.getElement()?.classList.toggle("near", id === this.near);
        marker.setZIndexOffset(id === this.near ? 1000 : 0);
      }
    }
  }

  /** Shows all that has a place, unless a person has chosen a part of the map. */
  #fit() {
    const places = this.#placed().map(place);
    if (places.length && !new URLSearchParams(location.search).has("box")) {
      this.#moving = true;
      this.#map.fitBounds(L.latLngBounds(places), { paddingTopLeft: [48, 88], paddingBottomRight: [48, 48], maxZoom: 13, animate: false });
      this.#moving = false;
    }
  }

  #placed() {
    return (this.items ?? []).filter((item) => item.location?.lat !== undefined);
  }

  /** A pin for each, or one for those that would cover each other. */
  #mark() {
    this.#markers.forEach((marker) => marker.remove());
    this.#markers.clear();
    const groups = [];
    for (const item of this.#placed()) {
      const at = this.#map.latLngToLayerPoint(place(item));
      const near = groups.find((each) => Math.abs(each.at.x - at.x) < PIN.width && Math.abs(each.at.y - at.y) < PIN.height);
      if (near) {
        near.items.push(item);
      } else {
        groups.push({ at, items: [item] });
      }
    }
    groups.forEach(({ items }) => this.#pin(items));
  }

  #pin(items) {
    const text = document.createElement("span");
    text.textContent = items.length > 1 ? t("map.several", { count: items.length }) : price(items[0]);
    const names = items.map((item) => own(item.title)).join(", ");
    const marker = L.marker(place(items[0]), {
      title: names,
      alt: names,
      icon: L.divIcon({ className: "pin", html: text, iconSize: null }),
    }).addTo(this.#map);
    marker.on("click keypress", (event) => {
      if (event.type === "click" || event.originalEvent.key === "Enter") {
        this.#open(items);
      }
    });
    items.forEach((item) => this.#markers.set(item.listingId, marker));
  }

  /** Nearer, as far as that takes them apart; then the first one. */
  #open(items) {
    if (items.length > 1 && this.#map.getZoom() < this.#map.getMaxZoom()) {
      // The pin that was pressed will be gone.
      this.#map.getContainer().focus();
      this.#map.fitBounds(L.latLngBounds(items.map(place)), { padding: [64, 64] });
    } else {
      document.querySelector(`a[href^="/listings/${items[0].listingId}"]`)?.click();
    }
  }

  #moved() {
    this.#label();
    if (this.#moving || this.#resized) {
      // A window of another size is told as a move, too.
      this.#resized = false;
      return;
    }
    if (this.#follow) {
      this.#search();
    } else {
      this.#here.hidden = false;
    }
  }

  #search() {
    this.#here.hidden = true;
    const box = this.#map.getBounds();
    const text = [box.getSouth(), box.getWest(), box.getNorth(), box.getEast()].map((each) => each.toFixed(4));
    this.emit("move", { box: text.join(",") });
  }
}

customElements.define("berth-map", BerthMap);
