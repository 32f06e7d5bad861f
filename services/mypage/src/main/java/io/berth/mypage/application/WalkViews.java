package io.berth.mypage.application;

import io.berth.mypage.application.port.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.BiConsumer;

/** Reads the whole read model. */
@ApplicationScoped
public class WalkViews {
  private final Generations generations;

  @Inject
  public WalkViews(Generations generations) {
    this.generations = generations;
  }

  protected WalkViews() {
    this(null);
  }

  @Transactional
  public void walk(BiConsumer<String, String> reader) {
    generations.live().walk(reader);
  }
}
