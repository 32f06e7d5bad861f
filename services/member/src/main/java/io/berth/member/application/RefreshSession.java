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

/**
 * Trades a refresh token for the next one and a new access token. A token that comes a second time
 * was stolen, by the first or by the second who sent it: the whole family ends.
 */
@ApplicationScoped
public class RefreshSession {
  private final Members members;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final Clock clock;

  @Inject
  public RefreshSession(
      Members members, Sessions sessions, AccessTokens accessTokens, Clock clock) {
    this.members = members;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.clock = clock;
  }

  protected RefreshSession() {
    this(null, null, null, null);
  }

  /**
   * Empty if the token is not good; that a family ends must be committed, so it is no exception.
   */
  @Transactional
  public Optional<Session> refresh(String token) {
    String hash = new RefreshToken(token).hash();
    Optional<Sessions.Origin> origin = sessions.origin(hash);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    Optional<Member> member = members.lock(origin.get().memberId());
    if (!sessions.use(hash)) {
      sessions.revoke(origin.get().family());
      return Optional.empty();
    }
    return member.map(
        found -> {
          RefreshToken next = RefreshToken.random();
          sessions.add(
              origin.get().family(), found.id(), next.hash(), clock.instant().plus(Session.LIFE));
          return new Session(accessTokens.issue(found), next.text());
        });
  }
}
