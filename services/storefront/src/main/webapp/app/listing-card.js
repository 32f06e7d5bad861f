// A listing in a list: what it is, what it costs in all, and how sure it is.
import { html, icon, nothing } from "./element.js";
import { kinds } from "./kinds.js";
import { dateOf, money, number, own, t } from "./text.js";

/** The picture, or a drawing of its kind where a host has given none. */
export function photo(address, kind, { alt = "", eager = false } = {}) {
  return address
    ? html`<img
        class="photo"
        src=${address}
        alt=${alt}
        width="640"
        height="427"
        loading=${eager ? "eager" : "lazy"}
        decoding="async"
      />`
    : html`<div class="photo none" data-kind=${kind}>${icon(kinds[kind].icon)}</div>`;
}

export function stars(rating) {
  return rating?.count
    ? html`<span class="rating" role="img" aria-label=${t("rating.label", { average: number(rating.average, { maximumFractionDigits: 1 }), count: rating.count })}>
        ${icon("star", "filled")}<span aria-hidden="true">${number(rating.average, { maximumFractionDigits: 1 })}</span>
        <span class="quiet" aria-hidden="true">(${number(rating.count)})</span>
      </span>`
    : html`<span class="quiet">${t("rating.none")}</span>`;
}

export function listingCard(item, { address, units, eager, onHover }) {
  return html`
    <li class="card" @mouseenter=${() => onHover?.(item.listingId)} @mouseleave=${() => onHover?.(null)}>
      <a href=${address}>
        ${photo(item.photo, item.kind, { eager })}
        <div class="card-text">
          <p class="card-kind">
            ${icon(kinds[item.kind].icon)}${t(`kind.${item.kind}`)}
            <span class="spacer"></span>
            ${stars(item.rating)}
          </p>
          <h3>${own(item.title)}</h3>
          <p class="quiet one-line">${item.location?.address ?? ""}</p>
          <p class="card-price">${price(item, units)}</p>
          <p class="card-sure">
            ${item.approval === "REQUEST"
              ? html`<span>${icon("user-check")}${t("approval.REQUEST")}</span>`
              : html`<span>${icon("bolt")}${t("approval.INSTANT")}</span>`}
            ${item.freeCancellationUntil
              ? html`<span>
                  ${icon("rotate-2")}${t("card.free-until", { date: dateOf(item.freeCancellationUntil) })}
                </span>`
              : nothing}
          </p>
        </div>
      </a>
    </li>
  `;
}

function price(item, units) {
  if (item.total) {
    return html`<strong>${item.total.amount === 0 ? t("free") : money(item.total)}</strong>
      <span class="quiet">${units ? t("card.total", { units }) : ""}</span>`;
  }
  const amount = item.pricePerSlot.amount ? item.pricePerSlot : item.pricePerGuest;
  return amount.amount
    ? html`<strong>${money(amount)}</strong>
        <span class="quiet">${t(amount === item.pricePerSlot ? `per.${item.slot}` : "per.guest")}</span>`
    : html`<strong>${t("free")}</strong>`;
}

export const skeletonCards = (count) =>
  Array.from(
    { length: count },
    () => html`<li class="card skeleton" aria-hidden="true">
      <div class="photo"></div>
      <div class="card-text"><p></p><p></p><p></p></div>
    </li>`,
  );
