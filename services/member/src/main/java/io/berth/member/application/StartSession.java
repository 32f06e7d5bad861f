package io.berth.member.application;

import io.berth.member.application.port.AccessTokens;
import io.berth.member.application.port.Members;
import io.berth.member.application.port.Sessions;
import io.berth.member.domain.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Opens a session for someone whose password was right. */
@ApplicationScoped
public class StartSession {
  private final Members members;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final Clock clock;

  @Inject
  public StartSession(Members members, Sessions sessions, AccessTokens accessTokens, Clock clock) {
    this.members = members;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.clock = clock;
  }

  protected StartSession() {
    this(null, null, null, null);
  }

  /** Empty if the member was erased meanwhile. */
  @Transactional
  public Optional<Session> start(UUID memberId) {
    return members.lock(memberId).map(this::start);
  }

  private Session start(Member member) {
    RefreshToken refresh = RefreshToken.random();
    sessions.add(
        UUID.randomUUID(), member.id(), refresh.hash(), clock.instant().plus(Session.LIFE));
    return new Session(accessTokens.issue(member), refresh.text());
  }
}
