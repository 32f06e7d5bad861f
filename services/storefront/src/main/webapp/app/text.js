// Everything that a person reads: texts, money, numbers, dates and times, in the page's language.
import { plusDays } from "./dates.js";

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

const currencyFormat = (currency) => format(Intl.NumberFormat, { style: "currency", currency });

/** How many minor units make one of a currency. */
export const minorUnits = (currency) => 10 ** currencyFormat(currency).resolvedOptions().maximumFractionDigits;

/** Money of the API: an amount in minor units. */
export function money({ amount, currency }, { compact = false } = {}) {
  const units = amount / minorUnits(currency);
  return compact
    ? format(Intl.NumberFormat, { notation: "compact", maximumFractionDigits: 1 }).format(units)
    : currencyFormat(currency).format(units);
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
  dated([instant], { weekday: "short", ...HOURS, timeZone, timeZoneName: "short" });

/** The date of a moment, in the zone of the listing; in the reader's own without one. */
export const dateOf = (instant, timeZone) => dated([instant], { timeZone });

/**
 * From … to …: times in the zone of the listing, or nights with the day of leaving, or days; weekday:
 * "short" where dates, too, name the day of the week.
 */
export const periodText = (from, to, slot, timeZone, weekday) =>
  from.length > 10
    ? dated([from, to], { weekday: "short", ...HOURS, timeZone })
    : dated([from, slot === "DAY" ? plusDays(to, -1) : to], { weekday, timeZone: "UTC" });

/** A moment or all from one to another, with the year where it is not this one. */
function dated(moments, options) {
  const dates = moments.map((each) => new Date(each));
  const year = (date) => format(Intl.DateTimeFormat, { year: "numeric", timeZone: options.timeZone }).format(date);
  const isThis = dates.every((each) => year(each) === year(new Date()));
  const as = format(Intl.DateTimeFormat, {
    ...(isThis ? {} : { year: "numeric" }),
    month: "short",
    day: "numeric",
    ...options,
  });
  return dates.length > 1 ? as.formatRange(...dates) : as.format(...dates);
}

/** How long: hours where they are whole ones. */
export function durationText(minutes) {
  const [value, unit] = minutes % 60 ? [minutes, "minute"] : [minutes / 60, "hour"];
  return number(value, { style: "unit", unit, unitDisplay: "long" });
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
