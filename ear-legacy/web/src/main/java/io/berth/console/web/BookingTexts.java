package io.berth.console.web;

import io.berth.console.service.BookingsPart;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Writes times and amounts as a language does. */
final class BookingTexts {
  private static final int ID_BEGINNING = 8;

  private final Locale locale;

  BookingTexts(Locale locale) {
    this.locale = locale;
  }

  /** A date by night or day, a time by quarter-hour; in the listing's zone, as the API has it. */
  String moment(String iso) {
    return iso.indexOf('T') < 0
        ? LocalDate.parse(iso)
            .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale))
        : OffsetDateTime.parse(iso).format(time());
  }

  /** An instant in UTC, told in a zone. */
  String moment(String instant, String zone) {
    return Instant.parse(instant).atZone(ZoneId.of(zone)).format(time());
  }

  String money(BookingsPart.Money money) {
    Currency currency = Currency.getInstance(money.currency());
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(java.math.BigDecimal.valueOf(money.amount(), digits));
  }

  static String beginning(String id) {
    return id.substring(0, Math.min(ID_BEGINNING, id.length()));
  }

  private DateTimeFormatter time() {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale);
  }
}
