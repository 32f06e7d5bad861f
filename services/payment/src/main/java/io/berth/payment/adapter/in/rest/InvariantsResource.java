package io.berth.payment.adapter.in.rest;

import io.berth.foundation.security.Caller;
import io.berth.payment.application.CheckInvariants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What must always hold, looked at now. */
@Path("invariants")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class InvariantsResource {
  @Inject CheckInvariants checkInvariants;

  @GET
  @Operation(
      summary = "Check what must always hold",
      description =
          "A finding counts when a second look 5 s later finds it again, so the answer may take"
              + " that long. What could not be asked is unknown.")
  public InvariantsView check() {
    List<CheckView> checks = checkInvariants.check().stream().map(CheckView::of).toList();
    long violations =
        checks.stream()
            .map(CheckView::violations)
            .filter(Long.class::isInstance)
            .mapToLong(Long.class::cast)
            .sum();
    return new InvariantsView(violations, checks);
  }

  /**
   * All checks.
   *
   * @param violations the sum of those that could be made
   */
  @Schema(name = "Invariants")
  public record InvariantsView(long violations, List<CheckView> checks) {}

  /**
   * One check.
   *
   * @param violations how many, or "unknown"
   */
  @Schema(name = "InvariantCheck")
  public record CheckView(
      String name, @Schema(description = "how many, or unknown") Object violations) {
    static CheckView of(CheckInvariants.Check check) {
      return new CheckView(
          check.name(),
          check.findings().<Object>map(found -> (long) found.size()).orElse("unknown"));
    }
  }
}
