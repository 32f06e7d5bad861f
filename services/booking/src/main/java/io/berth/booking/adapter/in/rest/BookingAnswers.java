package io.berth.booking.adapter.in.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.StrictJsonProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;

/** What a guest is told, by the state that the booking came to. */
@ApplicationScoped
class BookingAnswers {
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final ObjectMapper MAPPER = StrictJsonProvider.mapper();

  private final Clock clock;

  @Inject
  BookingAnswers(Clock clock) {
    this.clock = clock;
  }

  protected BookingAnswers() {
    this(null);
  }

  /** The answer to a request to book. */
  Answer toPlacing(Booking booking) {
    return toPaying(booking, 201);
  }

  /** The answer to a request to pay what is held. */
  Answer toPayment(Booking booking) {
    return toPaying(booking, 200);
  }

  Answer toCancellation(Booking booking) {
    return view(booking, 200);
  }

  /** The answer to other dates. */
  Answer toChange(Booking booking) {
    if (booking.pendingChange().isPresent()) {
      return view(booking, 202);
    }
    return switch (booking.reason().orElse("")) {
      case Booking.CHANGE_DECLINED ->
          problem(
              booking,
              new Problem(
                  402, "payment-declined", "The card was declined; the booking is as before."));
      case Booking.CHANGE_VOIDED, Booking.PAYMENT_UNAVAILABLE ->
          problem(
              booking,
              Problem.unavailable(
                  "payment-unavailable",
                  "Payment can't be reached; nothing was charged and the booking is as before.",
                  RETRY_AFTER_SECONDS));
      default -> view(booking, 200);
    };
  }

  /** The answer to a host's approval. */
  Answer toApproval(Booking booking) {
    return switch (booking.state()) {
      case PAYING, PAYMENT_UNKNOWN -> view(booking, Actor.HOST, 202);
      case DECLINED ->
          problem(
              booking,
              Problem.conflict("payment-declined", "What was reserved could not be captured.")
                  .with("reason", booking.reason().orElse("")));
      case CONFIRMED, IN_USE, OVERDUE, COMPLETED, NO_SHOW -> view(booking, Actor.HOST, 200);
      case HELD, REQUESTED, CANCELLED, DENIED, EXPIRED ->
          problem(
              booking,
              Problem.conflict("wrong-state", "The booking is " + booking.state() + ".")
                  .with("state", booking.state()));
    };
  }

  Answer toDenial(Booking booking) {
    return view(booking, Actor.HOST, 200);
  }

  Answer of(int status, Object body) {
    return new Answer(status, json(body));
  }

  private Answer toPaying(Booking booking, int done) {
    String reason = booking.reason().orElse("");
    boolean backOrOver =
        booking.state() == BookingState.HELD || booking.state() == BookingState.EXPIRED;
    if (booking.asksPayment()) {
      return view(booking, 202);
    }
    if ((backOrOver || booking.lateFeeIsDue()) && reason.equals(Booking.PAYMENT_UNAVAILABLE)) {
      return problem(
          booking,
          Problem.unavailable(
              "payment-unavailable",
              "Payment can't be reached; nothing was charged. Please try again a little later.",
              RETRY_AFTER_SECONDS));
    }
    if (booking.lateFeeIsDue()) {
      return problem(
          booking,
          new Problem(
                  402,
                  "payment-declined",
                  "The card was declined. The late fee is still due; try another card.")
              .with("reason", reason));
    }
    boolean declined =
        booking.state() == BookingState.DECLINED
            || booking.state() == BookingState.HELD && !reason.isEmpty();
    if (declined) {
      return problem(
          booking,
          new Problem(
                  402,
                  "payment-declined",
                  booking.state() == BookingState.HELD
                      ? "The card was declined. The time is still held; try another card."
                      : "The card was declined; nothing was booked.")
              .with("reason", reason));
    }
    if (booking.state() == BookingState.EXPIRED) {
      return problem(
          booking,
          Problem.conflict("wrong-state", "The time ran out; nothing was booked or charged.")
              .with("state", booking.state()));
    }
    return view(booking, done);
  }

  private static Answer problem(Booking booking, Problem problem) {
    return new Answer(problem.status(), json(problem.with("bookingId", booking.id()).body()));
  }

  private Answer view(Booking booking, int status) {
    return view(booking, Actor.GUEST, status);
  }

  private Answer view(Booking booking, Actor actor, int status) {
    return new Answer(status, json(BookingView.of(booking, actor, clock.instant())));
  }

  private static String json(Object body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer can't be written", e);
    }
  }

  /** The answer as HTTP has it; a new booking is named by its id. */
  static Response response(Answer answer) {
    return response(answer, "");
  }

  /**
   * The answer as HTTP has it; a new resource is named by its id.
   *
   * @param collection the path of its collection below the context root, with a slash at its end
   */
  static Response response(Answer answer, String collection) {
    Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
    response.type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE);
    if (answer.status() == 201 || answer.status() == 202) {
      response.location(URI.create(collection + id(answer.body())));
    }
    if (answer.status() == 503) {
      response.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    return response.build();
  }

  private static String id(String body) {
    try {
      return MAPPER.readTree(body).path("id").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer can't be read", e);
    }
  }
}
