package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.MalformedEvent;
import io.berth.notification.application.Known;
import java.util.UUID;

/** What notification reads of an event of listing. */
record ListingMessage(UUID listingId, Long version, Title title) {
  private static final int TITLE = 500;

  /** One or both may be there. */
  record Title(String ko, String en) {}

  ListingMessage requireWhole() {
    if (listingId == null || version == null) {
      throw new MalformedEvent("a listing without id or version");
    }
    return this;
  }

  Known.Titles titles() {
    return title == null
        ? new Known.Titles(null, null)
        : new Known.Titles(cut(title.ko()), cut(title.en()));
  }

  private static String cut(String text) {
    return text == null || text.length() <= TITLE ? text : text.substring(0, TITLE);
  }
}
