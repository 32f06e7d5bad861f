package io.berth.foundation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what became of rebuildings. */
@ApplicationScoped
public class FindRebuilds {
  private final Rebuilds rebuilds;

  @Inject
  public FindRebuilds(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  protected FindRebuilds() {
    this(null);
  }

  @Transactional
  public Optional<Rebuild> find(UUID id) {
    return rebuilds.find(id);
  }

  @Transactional
  public List<Rebuild> newest(int limit) {
    return rebuilds.newest(limit);
  }
}
