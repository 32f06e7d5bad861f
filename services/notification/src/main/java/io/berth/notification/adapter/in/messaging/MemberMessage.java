package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.MalformedEvent;
import java.util.UUID;

/** What notification reads of an event of member. */
record MemberMessage(UUID memberId, String locale) {
  MemberMessage requireWhole() {
    if (memberId == null) {
      throw new MalformedEvent("a member without id");
    }
    return this;
  }
}
