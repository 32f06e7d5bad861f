package io.berth.member.application;

import io.berth.member.application.port.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Ends a session; access tokens that are out live on for at most 15 minutes. */
@ApplicationScoped
public class SignOut {
  private final Sessions sessions;

  @Inject
  public SignOut(Sessions sessions) {
    this.sessions = sessions;
  }

  protected SignOut() {
    this(null);
  }

  @Transactional
  public void signOut(String token) {
    sessions
        .origin(new RefreshToken(token).hash())
        .ifPresent(origin -> sessions.revoke(origin.family()));
  }
}
