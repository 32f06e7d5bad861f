package io.berth.mypage.application;

import io.berth.mypage.application.port.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Notes how far the read model is. */
@ApplicationScoped
public class NoteProgress {
  private final Progress progress;

  @Inject
  public NoteProgress(Progress progress) {
    this.progress = progress;
  }

  protected NoteProgress() {
    this(null);
  }

  @Transactional
  public void complete(Instant at) {
    progress.complete(at);
  }
}
