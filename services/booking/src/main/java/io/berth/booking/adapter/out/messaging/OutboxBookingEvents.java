package io.berth.booking.adapter.out.messaging;

import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.domain.Block;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.foundation.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class OutboxBookingEvents implements BookingEvents {
  private final Outbox outbox;

  @Inject
  public OutboxBookingEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxBookingEvents() {
    this(null);
  }

  @Override
  public void tell(Booking booking, BookingEvent event) {
    String key = booking.id().toString();
    outbox.append(
        event.type().publishedName(),
        key,
        key,
        event.sequence(),
        BookingMessage.of(booking, event));
  }

  @Override
  public void tellPlaced(Block block) {
    tell(block, "BlockPlaced", 1, true);
  }

  @Override
  public void tellRemoved(Block block) {
    tell(block, "BlockRemoved", 2, false);
  }

  private void tell(Block block, String type, long sequence, boolean owns) {
    String key = block.id().toString();
    outbox.append(type, key, key, sequence, BlockMessage.of(block, owns));
  }
}
