package io.berth.member.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.member.application.port.MemberEvents;
import io.berth.member.domain.MemberEvent;
import io.berth.member.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
    String id = event.memberId().toString();
    outbox.append(type(event), id, id, event.version(), MemberMessage.of(event));
  }

  private static String type(MemberEvent event) {
    return event instanceof MemberEvent.Registered ? "MemberRegistered" : "MemberRevised";
  }

  /** The data of both events, version 1. */
  record MemberMessage(UUID memberId, List<String> roles, String locale) {
    static MemberMessage of(MemberEvent event) {
      return new MemberMessage(
          event.memberId(),
          event.roles().stream().map(Role::word).sorted().toList(),
          event.language().code());
    }
  }
}
