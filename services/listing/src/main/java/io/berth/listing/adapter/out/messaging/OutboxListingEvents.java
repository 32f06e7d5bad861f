package io.berth.listing.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.listing.application.port.ListingEvents;
import io.berth.listing.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
public class OutboxListingEvents implements ListingEvents {
  private final Outbox outbox;

  @Inject
  public OutboxListingEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxListingEvents() {
    this(null);
  }

  @Override
  public void tellPublished(Listing listing) {
    tell("ListingPublished", listing);
  }

  @Override
  public void tellRevised(Listing listing) {
    tell("ListingRevised", listing);
  }

  @Override
  public void tellWithdrawn(Listing listing) {
    tell("ListingWithdrawn", listing);
  }

  @Override
  public void tellOnly(Listing listing) {
    outbox.forgetBefore(listing.id().toString(), listing.version());
    tellWithdrawn(listing);
  }

  private void tell(String type, Listing listing) {
    String key = listing.id().toString();
    outbox.append(type, key, key, listing.version(), ListingMessage.of(listing));
  }
}
