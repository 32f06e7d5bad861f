package io.berth.booking.application;

import io.berth.booking.application.port.Quotes;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Promises a price for a while. */
@ApplicationScoped
public class QuotePrice {
  /** A quote, its signed form, and the listing it is for. */
  public record Quoted(Listing listing, Quotes.Quote quote, String signed) {}

  private final KnownListings listings;
  private final Quoting quoting;
  private final Quotes quotes;
  private final Clock clock;

  @Inject
  public QuotePrice(KnownListings listings, Quoting quoting, Quotes quotes, Clock clock) {
    this.listings = listings;
    this.quoting = quoting;
    this.quotes = quotes;
    this.clock = clock;
  }

  protected QuotePrice() {
    this(null, null, null, null);
  }

  /**
   * Quotes a period whether it is free or not; rules and units are checked when it is booked.
   *
   * @throws Refusal if the listing is unknown or closed
   */
  public Quoted quote(UUID listingId, String from, String to, int guests) {
    Instant now = clock.instant();
    Listing listing = listings.get(listingId);
    if (!listing.published()) {
      throw new Refusal.ListingClosed();
    }
    Period period = listing.calendar().comingPeriod(from, to, Period.LONGEST, now);
    Quotes.Quote quote = quoting.quote(listing, period, guests, now);
    return new Quoted(listing, quote, quotes.sign(quote));
  }
}
