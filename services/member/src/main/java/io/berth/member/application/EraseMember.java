package io.berth.member.application;

import io.berth.member.application.port.MemberEvents;
import io.berth.member.application.port.Members;
import io.berth.member.application.port.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Deletes a member and every session of theirs, and tells it. It always succeeds, and once: who is
 * gone can't be erased again. Access tokens that are out live on for at most 15 minutes; they renew
 * nothing, and each service keeps in mind who is erased.
 */
@ApplicationScoped
public class EraseMember {
  private final Members members;
  private final Sessions sessions;
  private final MemberEvents events;

  @Inject
  public EraseMember(Members members, Sessions sessions, MemberEvents events) {
    this.members = members;
    this.sessions = sessions;
    this.events = events;
  }

  protected EraseMember() {
    this(null, null, null);
  }

  /** A sign-in or a revision that is under way is either waited for, or finds nobody. */
  @Transactional
  public void erase(UUID id) {
    members
        .lock(id)
        .ifPresent(
            member -> {
              members.remove(id);
              sessions.removeAll(id);
              events.tell(member.erased());
            });
  }
}
