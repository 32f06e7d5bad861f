package io.berth.member.application;

import io.berth.member.application.port.Members;
import io.berth.member.domain.Email;
import io.berth.member.domain.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Reads members. */
@ApplicationScoped
public class FindMember {
  private final Members members;

  @Inject
  public FindMember(Members members) {
    this.members = members;
  }

  protected FindMember() {
    this(null);
  }

  @Transactional
  public Optional<Member> find(UUID id) {
    return members.find(id);
  }

  @Transactional
  public Optional<Members.Credentials> credentials(Email email) {
    return members.credentials(email);
  }

  @Transactional
  public boolean isRegistered(Email email) {
    return members.credentials(email).isPresent();
  }
}
