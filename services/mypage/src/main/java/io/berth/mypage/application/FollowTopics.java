package io.berth.mypage.application;

import io.berth.mypage.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Notes when the read model has everything that is published. */
@ApplicationScoped
public class FollowTopics {
  private final Published published;
  private final NoteProgress noteProgress;
  private final Clock clock;

  @Inject
  public FollowTopics(Published published, NoteProgress noteProgress, Clock clock) {
    this.published = published;
    this.noteProgress = noteProgress;
    this.clock = clock;
  }

  protected FollowTopics() {
    this(null, null, null);
  }

  /** Whatever was published before the question was asked is applied when the answer is yes. */
  public void follow() {
    Instant asked = clock.instant();
    if (published.isAllApplied()) {
      noteProgress.complete(asked);
    }
  }
}
