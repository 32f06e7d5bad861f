package io.berth.review.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.review.adapter.in.messaging.BookingEventsConsumer;
import io.berth.review.adapter.in.messaging.MemberEventsConsumer;
import io.berth.review.application.ReviewFixture.Booked;
import io.berth.review.domain.Ratings;
import io.berth.review.domain.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The core of review on both databases; read the first test first. */
class ReviewsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_completed_booking_is_reviewed_once_and_replied_to(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();

      Review review = berth.post(booked, 4, "한강이 보여요");
      berth.clock.advance(Duration.ofMinutes(1));
      Review replied = berth.reply(booked.host(), review, "thank you");

      assertThat(review.postedAt()).isEqualTo(berth.clock.instant().minusSeconds(60));
      assertThat(berth.container.get(FindReviews.class).find(review.id())).isEqualTo(replied);
      assertThat(replied.text()).contains("한강이 보여요");
      assertThat(replied.reply()).contains(new Review.Reply("thank you", berth.clock.instant()));
      assertThatThrownBy(() -> berth.post(booked, 1, "and again"))
          .isInstanceOfSatisfying(
              Refusal.AlreadyReviewed.class,
              already -> assertThat(already.reviewId()).isEqualTo(review.id()));
      assertThat(berth.ofListing(booked.listing()).ratings().count()).isOne();
      assertThat(berth.broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobody_reviews_what_is_not_completed_or_not_theirs(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked running = ReviewFixture.aBooking();
      berth.hear(running, "BookingStarted", 3);
      Booked cancelled = ReviewFixture.aBooking();
      berth.hear(cancelled, "BookingCancelled", 3);
      Booked completed = berth.completed();
      Booked stranger =
          new Booked(completed.id(), completed.listing(), UUID.randomUUID(), completed.host());

      assertThatThrownBy(() -> berth.post(running, 5, null))
          .isInstanceOfSatisfying(
              Refusal.NotCompleted.class,
              refusal -> assertThat(refusal.state()).isEqualTo("IN_USE"));
      assertThatThrownBy(() -> berth.post(cancelled, 5, null))
          .isInstanceOf(Refusal.NotCompleted.class);
      assertThatThrownBy(() -> berth.post(stranger, 5, null))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThatThrownBy(() -> berth.post(ReviewFixture.aBooking(), 5, null))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThat(berth.ofListing(completed.listing()).ratings().count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_older_event_of_a_booking_changes_nothing_and_the_same_counts_once(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = ReviewFixture.aBooking();
      berth.hear(booked, "BookingCompleted", 4);
      berth.hear(booked, "BookingConfirmed", 2);
      Event started = ExampleEvents.of("booking", "BookingStarted", 3);

      assertThat(berth.deliver(BookingEventsConsumer.class, started)).isTrue();
      assertThat(berth.deliver(BookingEventsConsumer.class, started)).isFalse();
      assertThat(berth.post(booked, 5, null).rating()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_hundred_clicks_at_once_make_one_review(TestDatabase database) throws Exception {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();
      List<Callable<Boolean>> clicks =
          Collections.nCopies(
              100,
              () -> {
                try {
                  return berth.post(booked, 3, "once") != null;
                } catch (Refusal.AlreadyReviewed already) {
                  return false;
                }
              });

      assertThat(atOnce(clicks)).containsOnlyOnce(true);
      assertThat(berth.ofListing(booked.listing()).ratings().count()).isOne();
      assertThat(berth.broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void ratings_of_many_guests_at_once_are_all_counted(TestDatabase database) throws Exception {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      UUID listing = UUID.randomUUID();
      UUID host = UUID.randomUUID();
      List<Callable<Review>> reviews = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Booked booked = berth.completed(Booked.of(listing, host));
        int rating = i % 5 + 1;
        reviews.add(() -> berth.post(booked, rating, null));
      }
      atOnce(reviews);

      Ratings ratings = berth.ofListing(listing).ratings();
      assertThat(ratings.histogram().values()).containsOnly(8L);
      assertThat(ratings.average().orElseThrow()).hasToString("3.0");
      assertThat(berth.broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pages_are_newest_first_without_gap_or_repeat(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      UUID listing = UUID.randomUUID();
      UUID host = UUID.randomUUID();
      List<Review> posted = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        posted.add(0, berth.post(berth.completed(Booked.of(listing, host)), 5, "review " + i));
        berth.clock.advance(Duration.ofMillis(i % 2));
      }
      FindReviews find = berth.container.get(FindReviews.class);

      List<Review> read = new ArrayList<>();
      UUID after = null;
      for (List<Review> page = List.of(); after == null || !page.isEmpty(); ) {
        page = find.ofListing(listing, after, 3).orElseThrow().reviews();
        read.addAll(page);
        after = page.isEmpty() ? after : page.get(page.size() - 1).id();
      }

      assertThat(read).containsExactlyInAnyOrderElementsOf(posted);
      assertThat(read.stream().map(Review::postedAt))
          .isSortedAccordingTo(Collections.reverseOrder());
      assertThat(find.ofListing(UUID.randomUUID(), read.get(0).id(), 3)).isEmpty();
      assertThat(find.ofGuest(posted.get(2).guestId(), null, 3).orElseThrow())
          .containsExactly(posted.get(2));
      assertThat(find.ofGuest(posted.get(2).guestId(), posted.get(3).id(), 3)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void only_the_host_of_the_booking_replies_and_the_same_reply_tells_nobody(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();
      Review review = berth.post(booked, 2, null);

      assertThatThrownBy(() -> berth.reply(UUID.randomUUID(), review, "mine"))
          .isInstanceOf(Refusal.ReviewUnknown.class);
      berth.reply(booked.host(), review, "sorry");
      berth.reply(booked.host(), review, "sorry");
      berth.reply(booked.host(), review, "sorry, it is mended");

      assertThat(berth.told(review))
          .extracting(Event::type, Event::sequence)
          .containsExactly(
              tuple("ReviewPosted", 1L), tuple("ReviewReplied", 2L), tuple("ReviewReplied", 3L));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_told_is_what_the_contract_says_and_no_text(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();
      Review review = berth.post(booked, 5, "secret words");
      berth.reply(booked.host(), review, "secret reply");

      assertThat(berth.told(review))
          .hasSize(2)
          .allSatisfy(
              event -> {
                assertThat(Contracts.violations("review", event.type(), event.data())).isEmpty();
                assertThat(event.key()).isEqualTo(booked.id().toString());
                assertThat(event.data()).doesNotContain("secret");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_is_erased_leaves_ratings_and_no_words(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();
      Review review = berth.post(booked, 4, "my words");
      berth.reply(booked.host(), review, "the host's words");
      Booked unreviewed =
          berth.completed(
              new Booked(UUID.randomUUID(), booked.listing(), booked.guest(), booked.host()));

      berth.erase(booked.guest());

      Review left = berth.ofListing(booked.listing()).reviews().get(0);
      assertThat(left.text()).isEmpty();
      assertThat(left.rating()).isEqualTo(4);
      assertThat(left.reply().map(Review.Reply::text)).contains("the host's words");
      assertThatThrownBy(() -> berth.post(unreviewed, 5, "again"))
          .isInstanceOf(Refusal.BookingUnknown.class);

      berth.erase(booked.host());

      assertThat(berth.ofListing(booked.listing()).reviews().get(0).reply()).isEmpty();
      assertThatThrownBy(() -> berth.reply(booked.host(), review, "again"))
          .isInstanceOf(Refusal.ReviewUnknown.class);
      assertThat(berth.ofListing(booked.listing()).ratings().count()).isOne();
      assertThat(berth.broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_was_erased_before_a_booking_is_heard_of_writes_nothing(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = ReviewFixture.aBooking();
      berth.erase(booked.guest());
      berth.erase(booked.guest());
      berth.completed(booked);

      assertThatThrownBy(() -> berth.post(booked, 5, "from the grave"))
          .isInstanceOf(Refusal.BookingUnknown.class);
      assertThat(berth.broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void each_planted_fault_is_seen(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      Booked booked = berth.completed();
      berth.post(booked, 4, "words");
      assertThat(berth.broken()).isEmpty();

      berth.run("update rating_count set rated_4 = 2");
      assertThat(berth.broken()).containsExactly("ratings-are-counted");
      berth.run("update rating_count set rated_4 = 1");

      berth.run("update known_booking set state = 'CANCELLED'");
      assertThat(berth.broken()).containsExactly("each-review-has-its-completed-booking");
      berth.run("update known_booking set state = 'COMPLETED'");

      berth.run("insert into erased_person select guest_id from review");
      assertThat(berth.broken()).containsExactly("who-is-erased-has-no-text");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void every_example_can_be_read_and_half_a_message_is_malformed(TestDatabase database) {
    try (ReviewFixture berth = new ReviewFixture(database)) {
      long sequence = 1;
      for (String type : ExampleEvents.OF_BOOKING) {
        Event event = ExampleEvents.of("booking", type, sequence++);
        assertThat(berth.deliver(BookingEventsConsumer.class, event)).as(type).isTrue();
      }
      for (String type : ExampleEvents.OF_BLOCKS) {
        assertThat(berth.deliver(BookingEventsConsumer.class, ExampleEvents.of("booking", type, 1)))
            .isTrue();
      }
      for (String type : ExampleEvents.OF_MEMBER) {
        assertThat(berth.deliver(MemberEventsConsumer.class, ExampleEvents.of("member", type, 1)))
            .isTrue();
      }

      String half = "{\"bookingId\":\"" + UUID.randomUUID() + "\"}";
      Event malformed = ExampleEvents.of("booking", "BookingCompleted", 1, half);
      assertThatThrownBy(() -> berth.deliver(BookingEventsConsumer.class, malformed))
          .isInstanceOf(MalformedEvent.class);
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(steps)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
