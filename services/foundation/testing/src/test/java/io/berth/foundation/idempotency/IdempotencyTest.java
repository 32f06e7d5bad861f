package io.berth.foundation.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyTest {
  private static final UUID MEMBER = UUID.fromString("3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21");
  private static final UUID THING = UUID.fromString("9b2e4f6a-1c3d-4e5f-8a7b-6c5d4e3f2a1b");
  private static final RepeatableRequest REQUEST = request(Map.of("n", 1));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_repeat_gets_the_first_answer(TestDatabase database) {
    try (TestContainer container = container(database, Clock.systemUTC())) {
      begin(container, REQUEST);
      run(container, idempotency -> idempotency.finish(REQUEST, new Answer(201, "{\"n\":1}")));
      run(container, idempotency -> idempotency.finish(REQUEST, new Answer(500, "later")));

      Optional<Earlier> earlier = earlier(container, REQUEST);

      assertThat(earlier).contains(new Earlier(THING, Optional.of(new Answer(201, "{\"n\":1}"))));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_first_request_has_no_earlier_one(TestDatabase database) {
    try (TestContainer container = container(database, Clock.systemUTC())) {
      assertThat(earlier(container, REQUEST)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void another_body_under_the_same_key_is_refused(TestDatabase database) {
    try (TestContainer container = container(database, Clock.systemUTC())) {
      begin(container, REQUEST);

      assertThatThrownBy(() -> earlier(container, request(Map.of("n", 2))))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(422);
                assertThat(problem.type()).isEqualTo("idempotency-key-reused");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_at_work_is_named(TestDatabase database) {
    try (TestContainer container = container(database, Clock.systemUTC())) {
      begin(container, REQUEST);

      assertThatThrownBy(() -> earlier(container, REQUEST))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(409);
                assertThat(problem.members()).containsEntry("resourceId", THING);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_that_a_crash_left_behind_names_what_it_made(TestDatabase database) {
    MovingClock clock = new MovingClock();
    try (TestContainer container = container(database, clock)) {
      begin(container, REQUEST);

      clock.advance(Duration.ofSeconds(31));

      assertThat(earlier(container, REQUEST)).contains(new Earlier(THING, Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_request_is_forgotten_after_two_days(TestDatabase database) {
    MovingClock clock = new MovingClock();
    try (TestContainer container = container(database, clock)) {
      begin(container, REQUEST);
      run(container, idempotency -> assertThat(idempotency.forgetOld()).isZero());

      clock.advance(Duration.ofHours(49));

      run(container, idempotency -> assertThat(idempotency.forgetOld()).isEqualTo(1));
      assertThat(earlier(container, REQUEST)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_of_the_same_collide(TestDatabase database) {
    try (TestContainer container = container(database, Clock.systemUTC())) {
      begin(container, REQUEST);

      assertThatThrownBy(() -> begin(container, REQUEST))
          .satisfies(e -> assertThat(SqlTrouble.of(e)).isEqualTo(SqlTrouble.DUPLICATE));
    }
  }

  private static TestContainer container(TestDatabase database, Clock clock) {
    return TestContainer.of(database, "testing").beans(Idempotency.class).clock(clock).start();
  }

  private static RepeatableRequest request(Object body) {
    return RepeatableRequest.of(MEMBER, "key-1", "POST /things", body);
  }

  private static void begin(TestContainer container, RepeatableRequest request) {
    run(container, idempotency -> idempotency.begin(request, THING));
  }

  private static Optional<Earlier> earlier(TestContainer container, RepeatableRequest request) {
    return container.inTransaction(() -> container.get(Idempotency.class).earlier(request));
  }

  private static void run(TestContainer container, java.util.function.Consumer<Idempotency> step) {
    container.inTransaction(
        () -> {
          step.accept(container.get(Idempotency.class));
          return null;
        });
  }
}
