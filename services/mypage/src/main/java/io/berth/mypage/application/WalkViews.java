package io.berth.mypage.application;

import io.berth.mypage.application.port.ErasedPeople;
import io.berth.mypage.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Reads the whole read model. */
@ApplicationScoped
public class WalkViews {
  private final ReadModels readModels;
  private final ErasedPeople erased;

  @Inject
  public WalkViews(ReadModels readModels, ErasedPeople erased) {
    this.readModels = readModels;
    this.erased = erased;
  }

  protected WalkViews() {
    this(null, null);
  }

  /** Who is in no view. */
  @Transactional
  public Set<UUID> erased() {
    return erased.all();
  }

  @Transactional
  public void walk(BiConsumer<String, String> reader) {
    readModels.live().walk(reader);
  }
}
