package io.berth.foundation.streams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Asks the context for its changes, each time in a transaction of its own. */
@ApplicationScoped
public class ReadChanges {
  private final ChangeSource source;

  @Inject
  public ReadChanges(ChangeSource source) {
    this.source = source;
  }

  protected ReadChanges() {
    this(null);
  }

  @Transactional
  public long newest() {
    return source.newest();
  }

  @Transactional
  public List<Change> after(long position, int limit) {
    return source.after(position, limit);
  }
}
