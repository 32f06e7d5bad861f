package io.berth.mypage.application;

import io.berth.mypage.application.port.Generations;
import io.berth.mypage.application.port.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes one event into the read model, in the transaction that records it as applied. */
@ApplicationScoped
public class ApplyChange {
  private final Generations generations;
  private final Progress progress;

  @Inject
  public ApplyChange(Generations generations, Progress progress) {
    this.generations = generations;
    this.progress = progress;
  }

  protected ApplyChange() {
    this(null, null);
  }

  @Transactional
  public void apply(BookingChange change) {
    generations.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }

  @Transactional
  public void apply(PaymentChange change) {
    generations.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }

  @Transactional
  public void apply(ListingChange change, Instant at) {
    generations.current().forEach(model -> model.apply(change));
    progress.applied(at);
  }

  @Transactional
  public void apply(ReviewChange change) {
    generations.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }
}
