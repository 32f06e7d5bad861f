package io.berth.review.application;

import io.berth.review.application.port.Bookings;
import io.berth.review.application.port.ErasedPeople;
import io.berth.review.application.port.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes what an erased person wrote, once and for ever; their ratings stay. */
@ApplicationScoped
public class EraseMember {
  private final ErasedPeople erased;
  private final Bookings bookings;
  private final Reviews reviews;

  @Inject
  public EraseMember(ErasedPeople erased, Bookings bookings, Reviews reviews) {
    this.erased = erased;
    this.bookings = bookings;
    this.reviews = reviews;
  }

  protected EraseMember() {
    this(null, null, null);
  }

  /** A review or reply that is under way is either waited for, or finds its author erased. */
  @Transactional
  public void erase(UUID person) {
    erased.add(person);
    bookings.lockOf(person);
    reviews.eraseTexts(person);
  }
}
