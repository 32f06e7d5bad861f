// What differs by kind on the pages: an icon, and how time is chosen.
export const kinds = {
  STAY: { icon: "home" },
  HOTEL_ROOM: { icon: "bed" },
  DINING: { icon: "tools-kitchen-2" },
  CAR: { icon: "car" },
  MEETING_ROOM: { icon: "presentation" },
  EBOOK: { icon: "book" },
};

/** By night the last date is the day of leaving; by day it is the last day of use. */
export const defaultSlot = (kind) =>
  ({ STAY: "NIGHT", HOTEL_ROOM: "NIGHT", CAR: "DAY", EBOOK: "DAY" })[kind] ?? "QUARTER_HOUR";
