package io.berth.booking.application.port;

import io.berth.booking.domain.Block;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;

/** Tells what happened, in the running transaction: told if it commits, never told if not. */
public interface BookingEvents {
  void tell(Booking booking, BookingEvent event);

  void tellPlaced(Block block);

  void tellRemoved(Block block);
}
