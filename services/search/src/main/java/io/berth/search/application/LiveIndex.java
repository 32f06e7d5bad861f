package io.berth.search.application;

import io.berth.search.application.port.ListingIndex;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The index that answers in this process. */
@ApplicationScoped
public class LiveIndex {
  /** An index and the generation it was made from. */
  public record Shown(ListingIndex index, int generation) {}

  private volatile Shown shown;

  /** Empty while the first one is being made. */
  public Optional<Shown> get() {
    return Optional.ofNullable(shown);
  }

  /** Answers from another one from now on; gives back the one before, which searches may use. */
  Optional<ListingIndex> show(ListingIndex index, int generation) {
    Optional<ListingIndex> before = get().map(Shown::index);
    shown = new Shown(index, generation);
    return before;
  }

  @PreDestroy
  void close() {
    get().ifPresent(last -> last.index().close());
  }
}
