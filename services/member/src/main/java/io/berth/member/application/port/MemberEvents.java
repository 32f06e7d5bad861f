package io.berth.member.application.port;

import io.berth.member.domain.MemberEvent;

/** Tells everyone, if and when the running transaction commits. */
public interface MemberEvents {
  void tell(MemberEvent event);
}
