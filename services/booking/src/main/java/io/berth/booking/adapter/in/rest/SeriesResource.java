package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.AnswerSeries;
import io.berth.booking.application.FoundSeries;
import io.berth.booking.application.PlaceSeries;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Series;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("series")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series")
public class SeriesResource {
  private static final String COLLECTION = "series/";

  @Inject Caller caller;
  @Inject PlaceSeries placeSeries;
  @Inject AnswerSeries answerSeries;
  @Inject BookingAnswers answers;

  @POST
  @RolesAllowed(Caller.GUEST)
  @Operation(
      summary = "Book the same local time week by week, of what costs nothing",
      description =
          "ALL books all times or none; FREE what is free. A repeat with the same Idempotency-Key"
              + " gets the same answer, or goes on where a crash ended the first.")
  @APIResponseSchema(
      value = SeriesView.class,
      responseCode = "201",
      responseDescription = "booked or requested; Location")
  @APIResponse(
      responseCode = "409",
      description = "series-not-free, not-available with taken, rule-broken, listing-closed")
  public Response place(
      @NotNull @Valid SeriesBody body, @HeaderParam("Idempotency-Key") String key) {
    UUID guest = caller.id();
    return BookingAnswers.response(
        placeSeries.place(
            new PlaceSeries.Command(
                RepeatableRequest.of(guest, key, "POST series", body),
                guest,
                body.listingId(),
                body.from(),
                body.to(),
                body.weekly(),
                body.guests() == null ? 1 : body.guests(),
                body.mode(),
                this::toPlacing)),
        COLLECTION);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @Operation(summary = "A series, for its guest, its host or an admin")
  public SeriesView find(@PathParam("id") UUID id) {
    return SeriesView.of(answerSeries.find(id, caller.id(), caller.is(Caller.ADMIN)));
  }

  @POST
  @Path("{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "Approve all requests of a series")
  @APIResponseSchema(value = SeriesView.class, responseDescription = "approved")
  @APIResponse(responseCode = "409", description = "wrong-state")
  public SeriesView approve(@PathParam("id") UUID id) {
    return SeriesView.of(answerSeries.approve(id, caller.id()));
  }

  @POST
  @Path("{id}/denial")
  @RolesAllowed(Caller.HOST)
  @Operation(summary = "Deny all requests of a series")
  @APIResponseSchema(value = SeriesView.class, responseDescription = "denied")
  @APIResponse(responseCode = "409", description = "wrong-state")
  public SeriesView deny(@PathParam("id") UUID id, @NotNull @Valid DenialBody body) {
    return SeriesView.of(answerSeries.deny(id, caller.id(), body.reason()));
  }

  @POST
  @Path("{id}/cancellation")
  @RolesAllowed({Caller.GUEST, Caller.HOST})
  @Operation(summary = "Cancel all of a series that has not begun")
  @APIResponseSchema(value = SeriesView.class, responseDescription = "cancelled")
  @APIResponse(responseCode = "409", description = "wrong-state")
  public SeriesView cancel(@PathParam("id") UUID id, @NotNull @Valid EndBody body) {
    return SeriesView.of(answerSeries.cancel(id, caller.id(), body.reason()));
  }

  private Answer toPlacing(FoundSeries found) {
    return found.bookings().isEmpty()
        ? answers.of(
            409,
            RefusalProblems.seriesTaken(
                    found.listing(),
                    found.series().times().stream().map(Series.Time::period).toList())
                .body())
        : answers.of(201, SeriesView.of(found));
  }

  /** What is to be booked week by week. */
  @Schema(name = "NewSeries")
  public record SeriesBody(
      @NotNull UUID listingId,
      @NotBlank
          @Size(max = 40)
          @Schema(description = "first slot of the first time", example = "2027-05-03T09:30+09:00")
          String from,
      @NotBlank @Size(max = 40) @Schema(description = "end, not taken") String to,
      @NotNull @Min(1) @Max(Series.LONGEST) @Schema(description = "how many times") Integer weekly,
      @NotNull Series.Mode mode,
      @Min(1) @Max(1000) @Schema(description = "1 unless said") Integer guests) {}

  /** Why a series is cancelled. */
  @Schema(name = "SeriesCancellation")
  public record EndBody(@Size(max = 500) String reason) {}

  /** A series. */
  @Schema(name = "Series")
  public record SeriesView(
      UUID id,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      String mode,
      String timeZone,
      List<TimeView> times) {
    static SeriesView of(FoundSeries found) {
      Series series = found.series();
      ListingCalendar calendar = found.listing().calendar();
      Map<UUID, Booking> bookings =
          found.bookings().stream().collect(Collectors.toMap(Booking::id, Function.identity()));
      return new SeriesView(
          series.id(),
          series.listingId(),
          series.guestId(),
          series.hostId(),
          series.mode().name(),
          calendar.zone().getId(),
          series.times().stream()
              .map(time -> TimeView.of(time, calendar, bookings.get(time.bookingId())))
              .toList());
    }
  }

  /** One time of a series. */
  @Schema(name = "SeriesTime")
  public record TimeView(
      int index,
      String from,
      String to,
      @Schema(description = "absent if it was taken") UUID bookingId,
      @Schema(description = "its booking's state, or TAKEN") String state) {
    static TimeView of(Series.Time time, ListingCalendar calendar, Booking booking) {
      return new TimeView(
          time.index(),
          calendar.text(time.period().from()),
          calendar.text(time.period().to()),
          time.bookingId(),
          booking == null ? "TAKEN" : booking.state().name());
    }
  }
}
