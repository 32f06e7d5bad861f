package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.ApproveBooking;
import io.berth.booking.application.CancelBooking;
import io.berth.booking.application.DenyBooking;
import io.berth.booking.application.FindBookings;
import io.berth.booking.application.MarkNoShow;
import io.berth.booking.application.Parties;
import io.berth.booking.application.PayHeldBooking;
import io.berth.booking.application.PlaceBooking;
import io.berth.booking.application.port.Bookings;
import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Money;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings")
public class BookingsResource {
  @Inject Caller caller;
  @Inject PlaceBooking placeBooking;
  @Inject PayHeldBooking payHeldBooking;
  @Inject CancelBooking cancelBooking;
  @Inject MarkNoShow markNoShow;
  @Inject ApproveBooking approveBooking;
  @Inject DenyBooking denyBooking;
  @Inject FindBookings findBookings;
  @Inject BookingAnswers answers;
  @Inject Clock clock;

  @POST
  @RolesAllowed(Caller.GUEST)
  @Operation(
      summary = "Book, paying at once, or hold for ten minutes",
      description =
          "With payment the booking is CONFIRMED, where the host is asked REQUESTED, or 202 while"
              + " payment is in doubt: it settles by itself within a minute and never charges"
              + " twice. Without payment it is HELD. A"
              + " repeat with the same Idempotency-Key gets the same answer.")
  @APIResponseSchema(
      value = BookingView.class,
      responseCode = "201",
      responseDescription = "confirmed, requested or held; Location")
  @APIResponse(
      responseCode = "202",
      description = "payment is in doubt; read the booking again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "402", description = "payment-declined; nothing is booked")
  @APIResponse(
      responseCode = "409",
      description = "not-available with alternatives, rule-broken, listing-closed, quote-expired")
  @APIResponse(responseCode = "503", description = "payment-unavailable or busy; nothing is booked")
  public Response place(
      @NotNull @Valid BookingBody body, @HeaderParam("Idempotency-Key") String key) {
    UUID guest = caller.id();
    return BookingAnswers.response(
        placeBooking.place(
            new PlaceBooking.Command(
                RepeatableRequest.of(guest, key, "POST bookings", body),
                guest,
                body.listingId(),
                body.from(),
                body.to(),
                body.guestsOrOne(),
                body.quote(),
                body.payment() == null ? null : body.payment().token(),
                answers::toPlacing)));
  }

  @POST
  @Path("{id}/payment")
  @RolesAllowed(Caller.GUEST)
  @Operation(
      summary = "Pay a booking that is held, or a late fee; another card may be tried",
      description = "What costs nothing and is held for who waited is taken without a card.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "confirmed or requested")
  @APIResponse(
      responseCode = "202",
      description = "payment is in doubt; read the booking again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "402", description = "payment-declined; it is held as before")
  @APIResponse(responseCode = "409", description = "wrong-state, payment-running")
  @APIResponse(responseCode = "503", description = "payment-unavailable; it is held as before")
  public Response pay(
      @PathParam("id") UUID id,
      @NotNull @Valid BookingBody.CardBody body,
      @HeaderParam("Idempotency-Key") String key) {
    UUID guest = caller.id();
    return BookingAnswers.response(
        payHeldBooking.pay(
            new PayHeldBooking.Command(
                RepeatableRequest.of(guest, key, "POST payment " + id, body),
                guest,
                id,
                body.token(),
                answers::toPayment)));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @Operation(summary = "A booking, for its guest, its host or an admin")
  public BookingView find(@PathParam("id") UUID id) {
    Booking booking = findBookings.find(id, caller.id(), caller.is(Caller.ADMIN));
    return view(booking).with(findBookings.access(booking, caller.id()).orElse(null));
  }

  @GET
  @RolesAllowed({Caller.GUEST, Caller.HOST})
  @Operation(summary = "The caller's bookings, newest first")
  public Page list(
      @QueryParam("as") @Pattern(regexp = "guest|host", message = "must be guest or host")
          String as,
      @QueryParam("state") BookingState state,
      @QueryParam("listingId") UUID listingId,
      @QueryParam("after") @Parameter(description = "next of the page before") UUID after,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    boolean host = "host".equals(as) || as == null && !caller.is(Caller.GUEST);
    if (!caller.is(host ? Caller.HOST : Caller.GUEST)) {
      throw new Problem(403, "forbidden", "You are no " + (host ? "host" : "guest") + ".");
    }
    UUID me = caller.id();
    List<Booking> found =
        findBookings.page(
            new Bookings.Filter(host ? null : me, host ? me : null, state, listingId, after),
            limit + 1);
    boolean more = found.size() > limit;
    List<Booking> page = more ? found.subList(0, limit) : found;
    return new Page(page.stream().map(this::view).toList(), more ? page.get(limit - 1).id() : null);
  }

  @GET
  @Path("{id}/cancellation")
  @RolesAllowed({Caller.GUEST, Caller.HOST})
  @Operation(summary = "What cancelling now would give back")
  public CancellationView showCancellation(@PathParam("id") UUID id) {
    Booking booking = findBookings.find(id, caller.id(), false);
    Actor actor = Parties.actor(booking, caller.id()).orElseThrow();
    Instant now = clock.instant();
    Money refund = booking.refundAt(actor, now);
    Money paid = booking.kept();
    return new CancellationView(
        booking.canBeCancelledAt(now),
        MoneyView.of(refund),
        MoneyView.of(paid.minus(refund)),
        reason(booking, actor, now, refund, paid));
  }

  @POST
  @Path("{id}/cancellation")
  @RolesAllowed({Caller.GUEST, Caller.HOST})
  @Operation(
      summary = "Cancel for the refund that was shown",
      description = "409 refund-changed, with the refund now, if a step has passed meanwhile.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "cancelled")
  @APIResponse(responseCode = "409", description = "refund-changed, wrong-state, payment-running")
  public Response cancel(
      @PathParam("id") UUID id,
      @NotNull @Valid CancellationBody body,
      @HeaderParam("Idempotency-Key") String key) {
    UUID member = caller.id();
    return BookingAnswers.response(
        cancelBooking.cancel(
            new CancelBooking.Command(
                RepeatableRequest.of(member, key, "POST cancellation " + id, body),
                member,
                id,
                body.refund().toMoney(),
                body.reason(),
                answers::toCancellation)));
  }

  @POST
  @Path("{id}/no-show")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Caller.HOST)
  @Operation(
      summary = "Say that nobody came",
      description = "Once the grace after the start is over; the rest of the time is free again.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "marked")
  @APIResponse(responseCode = "409", description = "wrong-state, payment-running")
  public BookingView markNoShow(@PathParam("id") UUID id) {
    return view(markNoShow.mark(id, caller.id()));
  }

  @POST
  @Path("{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Caller.HOST)
  @Operation(
      summary = "Approve a request of one's own listing",
      description =
          "What was authorized is captured now. A refused capture ends the booking: DECLINED, its"
              + " time is free.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "confirmed")
  @APIResponse(
      responseCode = "202",
      description = "the capture is in doubt; read the booking again",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "wrong-state, payment-running, payment-declined")
  public Response approve(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
    UUID host = caller.id();
    return BookingAnswers.response(
        approveBooking.approve(
            new ApproveBooking.Command(
                RepeatableRequest.of(host, key, "POST approval " + id, ""),
                host,
                id,
                answers::toApproval)));
  }

  @POST
  @Path("{id}/denial")
  @RolesAllowed(Caller.HOST)
  @Operation(
      summary = "Deny a request of one's own listing",
      description = "Its time is free; what was authorized is let go.")
  @APIResponseSchema(value = BookingView.class, responseDescription = "denied")
  @APIResponse(responseCode = "409", description = "wrong-state, payment-running")
  public Response deny(
      @PathParam("id") UUID id,
      @NotNull @Valid DenialBody body,
      @HeaderParam("Idempotency-Key") String key) {
    UUID host = caller.id();
    return BookingAnswers.response(
        denyBooking.deny(
            new DenyBooking.Command(
                RepeatableRequest.of(host, key, "POST denial " + id, body),
                host,
                id,
                body.reason(),
                answers::toDenial)));
  }

  private BookingView view(Booking booking) {
    Actor actor = Parties.actor(booking, caller.id()).orElse(Actor.SYSTEM);
    return BookingView.of(booking, actor, clock.instant());
  }

  private static String reason(
      Booking booking, Actor actor, Instant now, Money refund, Money paid) {
    if (!booking.canBeCancelledAt(now)) {
      return "WRONG_STATE";
    }
    if (paid.isZero()) {
      return "NOTHING_PAID";
    }
    if (actor == Actor.HOST) {
      return "BY_HOST";
    }
    return refund.equals(paid) ? "IN_FULL" : refund.isZero() ? "TOO_LATE" : "IN_PART";
  }

  /** A page of bookings; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "BookingPage")
  public record Page(List<BookingView> items, UUID next) {}

  /**
   * What a cancellation would do.
   *
   * @param reason IN_FULL, IN_PART, TOO_LATE, BY_HOST, NOTHING_PAID or WRONG_STATE
   */
  @Schema(name = "ShownCancellation")
  public record CancellationView(
      boolean allowed, MoneyView refund, MoneyView kept, String reason) {}
}
