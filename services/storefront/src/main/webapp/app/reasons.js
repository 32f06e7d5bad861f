// Why time is not free, as the API tells it slot by slot.

/** Reasons that end when somebody gives it back, so that one can wait for it. */
export const MAY_PASS = new Set(["TAKEN", "HELD", "BLOCKED", "BUFFER", "MIN_STAY"]);

/**
 * Why nobody can have a period, as far as these slots tell, {from, to, free, reason} each: null if
 * somebody can, undefined if some of it is not known. buffer: how many slots are kept free after
 * it; waits: what may pass is no reason.
 */
export function hindrance(slots, { from, to, buffer = 0, waits = false }) {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const length = slots.length ? Date.parse(slots[0].to) - Date.parse(slots[0].from) : 0;
  const isHad = ({ free, reason }) => free === 0 && !(waits && MAY_PASS.has(reason));
  let known = 0;
  let isBufferHad = false;
  for (const each of slots) {
    const at = Date.parse(each.from);
    if (at >= begin && at < end) {
      if (isHad(each)) {
        return each.reason;
      }
      known += length;
    } else if (at >= end && at < end + buffer * length) {
      isBufferHad ||= isHad(each) && each.reason !== "CLOSED";
    }
  }
  return isBufferHad ? "BUFFER" : known === end - begin ? null : undefined;
}
