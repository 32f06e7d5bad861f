package io.berth.member.application;

import io.berth.member.application.port.MemberEvents;
import io.berth.member.application.port.Members;
import io.berth.member.domain.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Stores a new member and tells it. */
@ApplicationScoped
public class EnrolMember {
  private final Members members;
  private final MemberEvents events;

  @Inject
  public EnrolMember(Members members, MemberEvents events) {
    this.members = members;
    this.events = events;
  }

  protected EnrolMember() {
    this(null, null);
  }

  @Transactional
  public void enrol(Member member, String passwordHash) {
    members.add(member, passwordHash);
    events.tell(member.registered());
  }
}
