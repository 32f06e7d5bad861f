package io.berth.mypage.adapter.out.persistence;

import io.berth.foundation.rebuild.Views;
import io.berth.mypage.application.BookingChange;
import io.berth.mypage.application.ListingChange;
import io.berth.mypage.application.PaymentChange;
import io.berth.mypage.application.ReviewChange;
import io.berth.mypage.application.port.Changes;
import io.berth.mypage.application.port.Published;
import io.berth.mypage.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** The tables of a generation, for their rebuilding. */
@ApplicationScoped
public class SqlViews implements Views {
  private static final List<Table> TABLES =
      List.of(
          new Table(
              "booking",
              List.of("id"),
              List.of(
                  "sequence_no",
                  "state",
                  "listing_id",
                  "unit_id",
                  "unit_name",
                  "guest_id",
                  "host_id",
                  "kind",
                  "from_text",
                  "to_text",
                  "time_zone",
                  "starts_at",
                  "ends_at",
                  "guests",
                  "total",
                  "refund",
                  "currency",
                  "deadline",
                  "reason",
                  "updated_at")),
          new Table("listing", List.of("id"), List.of("version", "title_ko", "title_en")),
          new Table("review", List.of("id"), List.of("listing_id", "posted_at", "rating")),
          new Table(
              "timeline",
              List.of("booking_id", "sequence_no"),
              List.of("happened_at", "type", "done_by", "reason")),
          new Table(
              "ledger",
              List.of("payment_id", "sequence_no"),
              List.of("booking_id", "happened_at", "purpose", "type", "amount", "currency")));

  private final Published published;
  private final ReadModels readModels;

  @Inject
  public SqlViews(Published published, ReadModels readModels) {
    this.published = published;
    this.readModels = readModels;
  }

  protected SqlViews() {
    this(null, null);
  }

  @Override
  public List<Table> tables() {
    return TABLES;
  }

  @Override
  public boolean replay(Consumer<Change> changes) {
    return published.replayWhole(new Later(changes, readModels));
  }

  /** Keeps each change for the generation that it will be applied to. */
  private record Later(Consumer<Change> changes, ReadModels readModels) implements Changes {
    @Override
    public void apply(BookingChange change) {
      add(model -> model.apply(change));
    }

    @Override
    public void apply(PaymentChange change) {
      add(model -> model.apply(change));
    }

    @Override
    public void apply(ListingChange change) {
      add(model -> model.apply(change));
    }

    @Override
    public void apply(ReviewChange change) {
      add(model -> model.apply(change));
    }

    private void add(Consumer<Changes> change) {
      changes.accept(generation -> change.accept(readModels.of(generation)));
    }
  }
}
