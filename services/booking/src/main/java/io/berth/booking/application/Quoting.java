package io.berth.booking.application;

import io.berth.booking.application.port.Quotes;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What a booking costs: what a valid quote says, else what the listing says now. */
@ApplicationScoped
class Quoting {
  private final Quotes quotes;
  private final BookingSettings settings;

  @Inject
  Quoting(Quotes quotes, BookingSettings settings) {
    this.quotes = quotes;
    this.settings = settings;
  }

  protected Quoting() {
    this(null, null);
  }

  Quotes.Quote quote(Listing listing, Period period, int guests, Instant now) {
    return new Quotes.Quote(
        listing.id(), period, guests, listing.terms(period, guests), now.plus(settings.quote()));
  }

  Listing.Terms terms(Listing listing, Period period, int guests, String signed, Instant now) {
    if (signed == null) {
      return listing.terms(period, guests);
    }
    Quotes.Quote quote = quotes.read(signed).orElseThrow(Refusal.QuoteMismatch::new);
    boolean same =
        quote.listingId().equals(listing.id())
            && quote.period().equals(period)
            && quote.guests() == guests;
    if (!same) {
      throw new Refusal.QuoteMismatch();
    }
    if (!now.isBefore(quote.expiresAt())) {
      throw new Refusal.QuoteExpired(quotes.sign(quote(listing, period, guests, now)));
    }
    return quote.terms();
  }
}
