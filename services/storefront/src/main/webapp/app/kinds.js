// What differs by kind on the pages: an icon, how time is chosen, whether who waits is in a queue,
// and whether people come week by week.
import { periodText, t } from "./text.js";

export const kinds = {
  STAY: { icon: "home" },
  HOTEL_ROOM: { icon: "bed" },
  DINING: { icon: "tools-kitchen-2" },
  CAR: { icon: "car" },
  MEETING_ROOM: { icon: "presentation", weekly: true },
  EBOOK: { icon: "book", queue: true },
};

/** By night the last date is the day of leaving; by day it is the last day of use. */
export const defaultSlot = (kind) =>
  ({ STAY: "NIGHT", HOTEL_ROOM: "NIGHT", CAR: "DAY", EBOOK: "DAY" })[kind] ?? "QUARTER_HOUR";

/** When a booking or a wish is, by the slot of its listing or, where that is not known, of its kind. */
export const period = ({ kind, listing, from, to, timeZone }) =>
  periodText(from, to, listing?.slot ?? defaultSlot(kind), timeZone, "short");

/** Which one it is; nothing where there is only one. */
export const unitText = ({ kind, unit }, listing) =>
  listing?.units.length === 1 ? "" : t(`unit.${kind}`, { name: unit.name });
