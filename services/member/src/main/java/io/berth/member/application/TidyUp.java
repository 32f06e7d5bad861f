package io.berth.member.application;

import io.berth.member.application.port.Attempts;
import io.berth.member.application.port.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Forgets attempts that no longer count and sessions that have ended. */
@ApplicationScoped
public class TidyUp {
  private final Attempts attempts;
  private final Sessions sessions;

  @Inject
  public TidyUp(Attempts attempts, Sessions sessions) {
    this.attempts = attempts;
    this.sessions = sessions;
  }

  protected TidyUp() {
    this(null, null);
  }

  @Transactional
  public void tidyUp() {
    attempts.forgetOlderThan(Throttle.SIGN_IN_WINDOW);
    sessions.forgetExpired();
  }
}
