// Everything that a person reads: texts, money, numbers, dates and times, in the page's language.
export const language = document.documentElement.lang;

const texts = await (await fetch(new URL(`text/${language}.json`, import.meta.url))).json();
const plural = new Intl.PluralRules(language);

/** The text of a key; {name} stands for values.name, and values.count chooses singular or plural. */
export function t(key, values = {}) {
  const form = "count" in values ? texts[`${key}.${plural.select(values.count)}`] : undefined;
  const text = form ?? texts[key] ?? texts[`${key}.other`];
  if (text === undefined) {
    throw new Error(`no text for ${key}`);
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The text of a key that the server names, or the text of another key where it names a new one. */
export function tOr(key, otherwise, values) {
  return t(key in texts || `${key}.other` in texts ? key : otherwise, values);
}

/** What a host wrote in one or both languages. */
export const own = (text) => text?.[language] ?? text?.ko ?? text?.en ?? "";

const formats = new Map();
function format(kind, options) {
  const key = kind.name + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new kind(language, options));
  }
  return formats.get(key);
}

/** Money of the API: an amount in minor units. */
export function money({ amount, currency }, { compact = false } = {}) {
  const full = format(Intl.NumberFormat, { style: "currency", currency });
  const units = amount / 10 ** full.resolvedOptions().maximumFractionDigits;
  return compact
    ? format(Intl.NumberFormat, { notation: "compact", maximumFractionDigits: 1 }).format(units)
    : full.format(units);
}

export const number = (value, options = {}) => format(Intl.NumberFormat, options).format(value);

/** A date as the API writes it (2027-05-01), without any zone. */
const utc = (date) => new Date(`${date.slice(0, 10)}T00:00:00Z`);

export const day = (date, options = { month: "short", day: "numeric", weekday: "short" }) =>
  format(Intl.DateTimeFormat, { timeZone: "UTC", ...options }).format(utc(date));

export const month = (date) => day(date, { year: "numeric", month: "long" });

/** Hours as timetables write them, in all languages. */
const HOURS = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** A moment, in the zone of the listing. */
export const time = (instant, timeZone) =>
  format(Intl.DateTimeFormat, { ...HOURS, timeZone }).format(new Date(instant));

export const moment = (instant, timeZone) =>
  format(Intl.DateTimeFormat, {
    month: "short",
    day: "numeric",
    weekday: "short",
    ...HOURS,
    timeZone,
    timeZoneName: "short",
  }).format(new Date(instant));

/** From … to …, by dates or by times of one day, as the listing's slot has it. */
export function period({ from, to, timeZone }) {
  if (from.length > 10) {
    const date = format(Intl.DateTimeFormat, {
      month: "short",
      day: "numeric",
      weekday: "short",
      timeZone,
    }).format(new Date(from));
    return t("period.times", { date, from: time(from, timeZone), to: time(to, timeZone) });
  }
  return t("period.dates", { from: day(from), to: day(to) });
}

/** How long ago or ahead, in the largest unit that fits. */
export function ago(instant, now = Date.now()) {
  const seconds = (new Date(instant) - now) / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return format(Intl.RelativeTimeFormat, { numeric: "auto" }).format(
    Math.round(seconds / length),
    unit,
  );
}
