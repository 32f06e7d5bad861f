package io.berth.usage.adapter.out.booking;

import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.usage.application.port.BookingDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Booking by its REST API. Only a problem in booking's own words is a no: a server without booking
 * in it answers 404 too.
 */
@ApplicationScoped
public class RestBookingDecisions implements BookingDecisions {
  private static final Logger LOG = Logger.getLogger(RestBookingDecisions.class.getName());
  private static final String PROBLEM = "urn:berth:problem:";
  private static final Set<Integer> REFUSALS = Set.of(404, 409);

  private final BookingApi api;

  @Inject
  public RestBookingDecisions(@RestClient BookingApi api) {
    this.api = api;
  }

  protected RestBookingDecisions() {
    this(null);
  }

  @Override
  public Decision start(UUID bookingId, UUID usageId, UUID memberId) {
    return ask(
        bookingId,
        usageId,
        () -> api.decide(bookingId, new BookingApi.UseRequest(usageId, memberId, "START", null)));
  }

  @Override
  public Decision end(UUID bookingId, UUID usageId, UUID memberId, Instant endedAt) {
    return ask(
        bookingId,
        usageId,
        () -> api.decide(bookingId, new BookingApi.UseRequest(usageId, memberId, "END", endedAt)));
  }

  @Override
  public void sayPresent() {
    try (Response response = called(api::present)) {
      if (response.getStatus() >= 300) {
        throw new Silent("booking answered " + response.getStatus(), null);
      }
    }
  }

  private static Decision ask(UUID bookingId, UUID usageId, Supplier<Response> call) {
    try (Response response = called(call)) {
      int status = response.getStatus();
      Answer answer = EventJson.read(response.readEntity(String.class), Answer.class);
      if (status == 200 && answer.isOf(bookingId, usageId)) {
        return new Decision(
            answer.listingId(),
            answer.guestId(),
            answer.hostId(),
            answer.startedAt(),
            answer.endedAt(),
            answer.givenBack());
      }
      if (REFUSALS.contains(status)
          && answer.type() != null
          && answer.type().startsWith(PROBLEM)
          && !answer.type().equals(PROBLEM + "not-found")) {
        throw new Refused(status, answer.type().substring(PROBLEM.length()), answer.detail());
      }
      throw silent("booking answered " + status, null);
    } catch (ProcessingException | MalformedEvent e) {
      throw silent("booking's answer can't be read", e);
    }
  }

  private static Response called(Supplier<Response> call) {
    try {
      return call.get();
    } catch (ProcessingException | FaultToleranceException e) {
      throw silent("booking does not answer", e);
    }
  }

  private static Silent silent(String message, Exception cause) {
    LOG.log(Level.INFO, "{0}: {1}", new Object[] {message, cause});
    return new Silent(message, cause);
  }

  /** A use, or a problem. */
  private record Answer(
      UUID bookingId,
      UUID usageId,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      Instant startedAt,
      Instant endedAt,
      GivenBack givenBack,
      String type,
      String detail) {
    boolean isOf(UUID booking, UUID usage) {
      return booking.equals(bookingId)
          && usage.equals(usageId)
          && listingId != null
          && guestId != null
          && hostId != null
          && startedAt != null;
    }
  }
}
