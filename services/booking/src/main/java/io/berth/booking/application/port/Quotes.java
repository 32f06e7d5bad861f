package io.berth.booking.application.port;

import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Prices that booking has signed. */
public interface Quotes {
  /** Signs a quote. */
  String sign(Quote quote);

  /** Reads a quote; empty if booking did not sign it. It may have expired. */
  Optional<Quote> read(String signed);

  /** A price and refund timeline, promised until {@code expiresAt}. */
  record Quote(UUID listingId, Period period, int guests, Listing.Terms terms, Instant expiresAt) {}
}
