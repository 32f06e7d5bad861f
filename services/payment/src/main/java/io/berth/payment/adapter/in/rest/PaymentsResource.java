package io.berth.payment.adapter.in.rest;

import io.berth.foundation.security.Caller;
import io.berth.payment.application.ChargeBooking;
import io.berth.payment.application.FindPayments;
import io.berth.payment.application.ResolveCharge;
import io.berth.payment.domain.ChargeOrder;
import io.berth.payment.domain.Payment;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Charges, for booking; payments, for those whose booking it is. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class PaymentsResource {
  private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  @Inject ChargeBooking chargeBooking;
  @Inject ResolveCharge resolveCharge;
  @Inject FindPayments findPayments;
  @Inject Caller caller;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Caller.SERVICE)
  @Operation(
      summary = "Charge a card once per chargeId",
      description =
          "The same charge again is answered from its committed row. PENDING is a doubt: ask for"
              + " the resolution.")
  @APIResponse(responseCode = "200", description = "How the charge stands, also if DECLINED")
  @APIResponse(responseCode = "400", description = "invalid-request: field and rule are named")
  @APIResponse(responseCode = "422", description = "charge-reused: other content, same chargeId")
  @APIResponse(responseCode = "500", description = "in-doubt: ask for the resolution")
  public ChargeView charge(@NotNull @Valid ChargeBody body) {
    ChargeOrder order = body.order();
    return answer(() -> chargeBooking.charge(order, body.token()));
  }

  @POST
  @Path("{chargeId}/capture")
  @RolesAllowed(Caller.SERVICE)
  @Operation(summary = "Take what is authorized; once, however often it is asked")
  @APIResponse(responseCode = "200", description = "How the charge stands; refused is DECLINED")
  @APIResponse(responseCode = "404", description = "charge-unknown")
  public ChargeView capture(@PathParam("chargeId") UUID chargeId) {
    return answer(() -> chargeBooking.capture(chargeId));
  }

  @POST
  @Path("{chargeId}/resolution")
  @RolesAllowed(Caller.SERVICE)
  @Operation(
      summary = "End a doubt",
      description =
          "PENDING while a call may be under way or the provider can't be asked; otherwise what the"
              + " provider knows, else VOIDED, which is a decision. An unknown charge is VOIDED too.")
  @APIResponse(responseCode = "200", description = "How the charge stands")
  public ChargeView resolve(@PathParam("chargeId") UUID chargeId) {
    return answer(() -> resolveCharge.resolve(chargeId));
  }

  @GET
  @RolesAllowed({Caller.GUEST, Caller.HOST, Caller.ADMIN})
  @Operation(summary = "The payments of a booking, for its guest, its host and admins")
  @APIResponse(responseCode = "200", description = "All of them, oldest first")
  @APIResponse(responseCode = "404", description = "payments-unknown, also for what is not yours")
  public PaymentView.Items ofBooking(
      @QueryParam("bookingId") @NotNull @Pattern(regexp = UUID_TEXT, message = "must be a UUID")
          String bookingId) {
    List<FindPayments.Told> told =
        findPayments.ofBooking(UUID.fromString(bookingId)).stream()
            .filter(each -> maySee(each.payment()))
            .toList();
    if (told.isEmpty()) {
      throw PaymentProblems.notYours();
    }
    return new PaymentView.Items(told.stream().map(PaymentView::of).toList());
  }

  @GET
  @Path("audit")
  @RolesAllowed({Caller.SERVICE, Caller.ADMIN})
  @Operation(summary = "All payments in the order of their ids, a page at a time")
  public AuditView audit(
      @QueryParam("after") @Pattern(regexp = UUID_TEXT, message = "must be a UUID") String after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
    List<Payment> page = findPayments.page(Optional.ofNullable(after).map(UUID::fromString), limit);
    UUID next = page.size() < limit ? null : page.get(page.size() - 1).id();
    return new AuditView(page.stream().map(AuditView.Item::of).toList(), next);
  }

  private boolean maySee(Payment payment) {
    if (caller.is(Caller.ADMIN)) {
      return true;
    }
    Optional<ChargeOrder> order = payment.order();
    return order.isPresent()
        && (caller.is(Caller.GUEST) && order.get().guestId().equals(caller.id())
            || caller.is(Caller.HOST) && order.get().hostId().equals(caller.id()));
  }

  private static ChargeView answer(Supplier<Payment> journey) {
    try {
      return ChargeView.of(journey.get());
    } catch (RuntimeException e) {
      throw PaymentProblems.of(e);
    }
  }
}
