package io.berth.booking.application;

import io.berth.booking.domain.Booking;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes a booking once for each request, in one transaction with the answer that is stored for
 * its repetitions.
 */
@ApplicationScoped
class AnswerOnce {
  /**
   * What came of it.
   *
   * @param answered empty if payment is to be asked now; its word decides the answer
   */
  record Result(Booking booking, Optional<Answer> answered) {}

  private final Idempotency idempotency;

  @Inject
  AnswerOnce(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  protected AnswerOnce() {
    this(null);
  }

  /**
   * One attempt.
   *
   * @param find the booking, if the caller may change it
   * @param change is left out if an earlier request has made it
   */
  @Transactional
  Result change(
      RepeatableRequest request,
      Supplier<Booking> find,
      Consumer<Booking> change,
      Function<Booking, Answer> answer) {
    Optional<Earlier> earlier = idempotency.earlier(request);
    Booking booking = find.get();
    if (earlier.isPresent()) {
      Answer given = earlier.get().answer().orElseGet(() -> answer.apply(booking));
      return new Result(booking, Optional.of(given));
    }
    idempotency.begin(request, booking.id());
    change.accept(booking);
    if (booking.asksPayment()) {
      return new Result(booking, Optional.empty());
    }
    Answer given = answer.apply(booking);
    idempotency.finish(request, given);
    return new Result(booking, Optional.of(given));
  }
}
