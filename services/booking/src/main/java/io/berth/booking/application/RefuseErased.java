package io.berth.booking.application;

import io.berth.booking.application.port.ErasedMembers;
import io.berth.booking.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Who is erased books nothing, and nobody books with them; needs a running transaction. */
@ApplicationScoped
class RefuseErased {
  private final ErasedMembers erased;

  @Inject
  RefuseErased(ErasedMembers erased) {
    this.erased = erased;
  }

  protected RefuseErased() {
    this(null);
  }

  void refuse(UUID guestId, Listing listing) {
    if (erased.hasAny(guestId, listing.hostId())) {
      throw erased.hasAny(guestId) ? new Refusal.MemberErased() : new Refusal.ListingClosed();
    }
  }
}
