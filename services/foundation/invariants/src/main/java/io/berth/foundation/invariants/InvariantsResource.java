package io.berth.foundation.invariants;

import io.berth.foundation.security.Caller;
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
  private static final int EXAMPLES = 10;

  @Inject CheckInvariants checkInvariants;

  @GET
  @Operation(
      summary = "Check what must always hold",
      description =
          "A finding counts when a second look finds it again, so the answer may take some"
              + " seconds. What could not be asked is unknown.")
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

  /** All checks; {@code violations} is the sum of those that could be made. */
  @Schema(name = "Invariants")
  public record InvariantsView(long violations, List<CheckView> checks) {}

  /** One check: how many it found, or "unknown", and the first ten. */
  @Schema(name = "InvariantCheck")
  public record CheckView(String name, Object violations, List<String> examples) {
    static CheckView of(CheckInvariants.Check check) {
      return new CheckView(
          check.name(),
          check.findings().<Object>map(found -> (long) found.size()).orElse("unknown"),
          check.findings().stream().flatMap(found -> found.stream().limit(EXAMPLES)).toList());
    }
  }
}
