package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.MalformedEvent;
import io.berth.mypage.application.ListingChange;
import java.util.UUID;

/** What my page reads of an event of listing. */
record ListingMessage(UUID listingId, Long version, Title title) {
  private static final int TITLE = 500;

  /** One or both may be there. */
  record Title(String ko, String en) {}

  ListingChange change() {
    if (listingId == null || version == null) {
      throw new MalformedEvent("a listing without id or version");
    }
    return new ListingChange(
        listingId,
        version,
        title == null ? null : BookingMessage.cut(title.ko(), TITLE),
        title == null ? null : BookingMessage.cut(title.en(), TITLE));
  }
}
