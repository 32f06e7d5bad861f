package io.berth.review.adapter.in.messaging;

import io.berth.foundation.messaging.MalformedEvent;
import java.util.UUID;

/** What review reads of an event of member. */
record MemberMessage(UUID memberId) {
  MemberMessage requireWhole() {
    if (memberId == null) {
      throw new MalformedEvent("a member without id");
    }
    return this;
  }
}
