package io.berth.booking.application;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Series;
import java.util.List;

/** A series with its bookings as they are now. */
public record FoundSeries(Series series, Listing listing, List<Booking> bookings) {}
