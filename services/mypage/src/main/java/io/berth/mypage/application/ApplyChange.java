package io.berth.mypage.application;

import io.berth.mypage.application.port.Progress;
import io.berth.mypage.application.port.ReadModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Takes one event into the read model, in the transaction that records it as applied. */
@ApplicationScoped
public class ApplyChange {
  private final ReadModel readModel;
  private final Progress progress;

  @Inject
  public ApplyChange(ReadModel readModel, Progress progress) {
    this.readModel = readModel;
    this.progress = progress;
  }

  protected ApplyChange() {
    this(null, null);
  }

  @Transactional
  public void apply(BookingChange change) {
    readModel.apply(change);
    progress.applied(change.at());
  }

  @Transactional
  public void apply(PaymentChange change) {
    readModel.apply(change);
    progress.applied(change.at());
  }

  @Transactional
  public void apply(ListingChange change, Instant at) {
    readModel.apply(change);
    progress.applied(at);
  }
}
