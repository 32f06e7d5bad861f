// Dates without a zone, as the API writes them: 2027-05-01.
const DAY = 86_400_000;

const ms = (date) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`);

export const plusDays = (date, days) => new Date(ms(date) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from, to) => Math.round((ms(to) - ms(from)) / DAY);

const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms(text));
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

/** 0 is Monday. */
export const weekday = (date) => (new Date(ms(date)).getUTCDay() + 6) % 7;

/** Today on the calendar of a zone; of the reader's own without one. */
export const today = (timeZone) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date());

/** A time of a day in a zone, with its offset, as the API takes it: 2027-01-01T09:30+09:00. */
export function zoned(date, clock, timeZone) {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  const offset = (instant) => {
    const there = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "medium",
    }).format(new Date(instant));
    return Date.parse(`${there.replace(" ", "T")}Z`) - Math.floor(instant / 1000) * 1000;
  };
  const difference = offset(wanted - offset(wanted));
  const minutes = Math.abs(difference) / 60000;
  const two = (value) => String(value).padStart(2, "0");
  const sign = difference < 0 ? "-" : "+";
  return `${date}T${clock}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
