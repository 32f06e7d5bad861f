package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.mypage.application.ReviewChange;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What my page reads of an event of review. Only that one was posted is a change. */
record ReviewMessage(UUID bookingId, UUID listingId, Integer rating) {
  static boolean isNews(Event event) {
    return event.type().equals("ReviewPosted");
  }

  ReviewChange change(Event event) {
    if (bookingId == null || listingId == null || rating == null || rating < 1 || rating > 5) {
      throw new MalformedEvent("a review without booking, listing or a rating from 1 to 5");
    }
    return new ReviewChange(
        bookingId, listingId, event.time().truncatedTo(ChronoUnit.MILLIS), rating);
  }
}
