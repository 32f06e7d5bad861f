package io.berth.foundation.problem;

import io.berth.foundation.persistence.SqlTrouble;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The last resort. A problem or HTTP error wrapped on its way up keeps its own answer; a lock or
 * connection that could not be had is 503; anything else is our mistake: 500 with an id that stands
 * in the log, never a stack trace.
 */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(UnexpectedErrorMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem.response();
      }
      if (cause instanceof WebApplicationException http) {
        return new HttpErrorMapper().toResponse(http);
      }
    }
    SqlTrouble trouble = SqlTrouble.of(thrown);
    if (trouble.passes()) {
      LOG.log(Level.WARNING, "database {0}: {1}", new Object[] {trouble, thrown});
      return Problem.unavailable("busy", "The service is busy; try again in a moment.", 2)
          .response();
    }
    String errorId = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, "unexpected error " + errorId, thrown);
    return new Problem(500, "internal-error", "This is our mistake; name the errorId to support.")
        .with("errorId", errorId)
        .response();
  }
}
