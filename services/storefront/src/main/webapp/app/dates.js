// Dates without a zone, as the API writes them: 2027-05-01.
const DAY = 86_400_000;

const utc = (date) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`);

export const plusDays = (date, days) => new Date(utc(date) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from, to) => Math.round((utc(to) - utc(from)) / DAY);

const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text));
const isTime = (text) => /^\d{4}-\d{2}-\d{2}T.+([+-]\d{2}:\d{2}|Z)$/.test(text) && !Number.isNaN(Date.parse(text));

/** The period that an address names, two dates or two times; nothing where it names none. */
export function periodOf(parameters) {
  const from = parameters.get("from");
  const to = parameters.get("to");
  const fits = isDate(from) ? isDate(to) : isTime(from) && isTime(to);
  return fits && Date.parse(from) < Date.parse(to) ? { from, to } : {};
}

export const firstOfMonth = (date) => `${date.slice(0, 7)}-01`;

export function plusMonths(date, months) {
  const [year, month] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The same day months later, or the last one of a shorter month. */
export function sameDayLater(date, months) {
  const same = plusMonths(date, months).slice(0, 8) + date.slice(8);
  const last = plusDays(plusMonths(date, months + 1), -1);
  return same < last ? same : last;
}

/** 0 is Monday. */
export const weekday = (date) => (new Date(utc(date)).getUTCDay() + 6) % 7;

/** A moment on the clock of a zone; of the reader's own without one: 2027-01-01T09:30:00. */
const clockAt = (ms, timeZone) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" })
    .format(new Date(ms))
    .replace(" ", "T");

const offsetAt = (ms, timeZone) => Date.parse(`${clockAt(ms, timeZone)}Z`) - Math.floor(ms / 1000) * 1000;

/** Today on the calendar of a zone. */
export const today = (timeZone) => clockAt(Date.now(), timeZone).slice(0, 10);

/** A time of a day in a zone, with its offset, as the API takes it: 2027-01-01T09:30+09:00. */
export function zoned(date, clock, timeZone) {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  return withOffset(`${date}T${clock}`, offsetAt(wanted - offsetAt(wanted, timeZone), timeZone));
}

/** A moment, in milliseconds or as the API writes it, on the clock of a zone, with its offset. */
export function inZone(moment, timeZone) {
  const ms = new Date(moment).getTime();
  return withOffset(clockAt(ms, timeZone).slice(0, 16), offsetAt(ms, timeZone));
}

function withOffset(clock, offset) {
  const minutes = Math.abs(offset) / 60000;
  const two = (value) => String(value).padStart(2, "0");
  return `${clock}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
