package io.berth.member.domain;

import java.util.Set;
import java.util.UUID;

/** What happened to a member; never personal data. */
public sealed interface MemberEvent {
  UUID memberId();

  /** The member's version after it. */
  long version();

  record Registered(UUID memberId, long version, Set<Role> roles, Language language)
      implements MemberEvent {}

  record Revised(UUID memberId, long version, Set<Role> roles, Language language)
      implements MemberEvent {}

  record Erased(UUID memberId, long version) implements MemberEvent {}
}
