package io.berth.review.application;

import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.review.adapter.in.messaging.BookingEventsConsumer;
import io.berth.review.adapter.in.messaging.MemberEventsConsumer;
import io.berth.review.adapter.out.messaging.OutboxReviewEvents;
import io.berth.review.adapter.out.persistence.JpaReviews;
import io.berth.review.domain.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Review on a real database without a server, spoken to in its own words. */
final class ReviewFixture implements AutoCloseable {
  private static final String BOOKING = "1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6";
  private static final String LISTING = "5e4d3c2b-1a09-4f8e-9d7c-6b5a4f3e2d10";
  private static final String GUEST = "3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21";
  private static final String HOST = "0b8f6a5c-4d3e-4f2a-9b1c-8d7e6f5a4b30";

  final MovingClock clock = new MovingClock();
  final TestContainer container;

  ReviewFixture(TestDatabase database) {
    container =
        TestContainer.of(database, "review")
            .clock(clock)
            .packagesOf(PostReview.class, JpaReviews.class)
            .beans(
                Inbox.class,
                Outbox.class,
                RelaySignal.class,
                OutboxReviewEvents.class,
                BookingEventsConsumer.class,
                MemberEventsConsumer.class,
                CheckInvariants.class)
            .config("berth.invariants.second-look", "PT0S")
            .start();
  }

  /** A booking with its ids. */
  record Booked(UUID id, UUID listing, UUID guest, UUID host) {
    static Booked of(UUID listing, UUID host) {
      return new Booked(UUID.randomUUID(), listing, UUID.randomUUID(), host);
    }
  }

  static Booked aBooking() {
    return Booked.of(UUID.randomUUID(), UUID.randomUUID());
  }

  Booked completed() {
    return completed(aBooking());
  }

  Booked completed(Booked booked) {
    hear(booked, "BookingConfirmed", 2);
    hear(booked, "BookingCompleted", 4);
    return booked;
  }

  /** The contract's example about this booking. */
  boolean hear(Booked booked, String type, long sequence) {
    String data =
        Contracts.example("booking", type)
            .replace(BOOKING, booked.id().toString())
            .replace(LISTING, booked.listing().toString())
            .replace(GUEST, booked.guest().toString())
            .replace(HOST, booked.host().toString());
    return deliver(BookingEventsConsumer.class, ExampleEvents.of("booking", type, sequence, data));
  }

  void erase(UUID member) {
    String data = Contracts.example("member", "MemberErased").replace(GUEST, member.toString());
    deliver(MemberEventsConsumer.class, ExampleEvents.of("member", "MemberErased", 3, data));
  }

  boolean deliver(Class<? extends EventHandler> consumer, Event event) {
    return container
        .get(Inbox.class)
        .applyOnce(container.get(consumer), "berth" + event.source(), event);
  }

  Review post(Booked booked, int rating, String text) {
    return container
        .get(PostReview.class)
        .post(booked.guest(), booked.id(), rating, Optional.ofNullable(text));
  }

  Review reply(UUID host, Review review, String text) {
    return container.get(ReplyToReview.class).reply(host, review.id(), text);
  }

  FindReviews.OfListing ofListing(UUID listing) {
    return container.get(FindReviews.class).ofListing(listing, null, 100).orElseThrow();
  }

  List<Event> told(Review review) {
    return container.inTransaction(
        () -> container.get(Outbox.class).history(review.id().toString()));
  }

  int run(String sql) {
    return container.inTransaction(
        () -> container.entityManager().createNativeQuery(sql).executeUpdate());
  }

  /** The invariants that are broken. */
  Set<String> broken() {
    Map<String, Integer> found =
        container.get(CheckInvariants.class).check().stream()
            .collect(
                Collectors.toMap(
                    CheckInvariants.Check::name, check -> check.findings().orElseThrow().size()));
    found.values().removeIf(count -> count == 0);
    return found.keySet();
  }

  @Override
  public void close() {
    container.close();
  }
}
