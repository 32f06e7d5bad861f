package io.berth.mypage.application;

import io.berth.mypage.application.port.Progress;
import io.berth.mypage.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes one event into the read model, in the transaction that records it as applied. */
@ApplicationScoped
public class ApplyChange {
  private final ReadModels readModels;
  private final Progress progress;

  @Inject
  public ApplyChange(ReadModels readModels, Progress progress) {
    this.readModels = readModels;
    this.progress = progress;
  }

  protected ApplyChange() {
    this(null, null);
  }

  @Transactional
  public void apply(BookingChange change) {
    readModels.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }

  @Transactional
  public void apply(PaymentChange change) {
    readModels.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }

  @Transactional
  public void apply(ListingChange change, Instant at) {
    readModels.current().forEach(model -> model.apply(change));
    progress.applied(at);
  }

  @Transactional
  public void apply(ReviewChange change) {
    readModels.current().forEach(model -> model.apply(change));
    progress.applied(change.at());
  }
}
