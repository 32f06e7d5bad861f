package io.berth.member.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.member.application.port.MemberEvents;
import io.berth.member.domain.Language;
import io.berth.member.domain.MemberEvent;
import io.berth.member.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class OutboxMemberEvents implements MemberEvents {
  private final Outbox outbox;

  @Inject
  OutboxMemberEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxMemberEvents() {
    this(null);
  }

  @Override
  public void tell(MemberEvent event) {
    if (event instanceof MemberEvent.Registered registered) {
      tell("MemberRegistered", event, registered.roles(), registered.language());
    } else if (event instanceof MemberEvent.Revised revised) {
      tell("MemberRevised", event, revised.roles(), revised.language());
    } else {
      append("MemberErased", event, new ErasedMessage(event.memberId()));
    }
  }

  private void tell(String type, MemberEvent event, Set<Role> roles, Language language) {
    append(
        type,
        event,
        new MemberMessage(
            event.memberId(), roles.stream().map(Role::word).sorted().toList(), language.code()));
  }

  private void append(String type, MemberEvent event, Object message) {
    String id = event.memberId().toString();
    outbox.append(type, id, id, event.version(), message);
  }

  /** The data of a registration and of a revision, version 1. */
  record MemberMessage(UUID memberId, List<String> roles, String locale) {}

  /** The data of an erasure, version 1. */
  record ErasedMessage(UUID memberId) {}
}
