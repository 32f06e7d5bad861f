package io.berth.usage.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.ProblemMapper;
import io.berth.usage.application.UseUnknown;
import io.berth.usage.application.port.BookingDecisions;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What goes wrong with uses, in HTTP. */
final class UseProblems {
  private static final int RETRY_AFTER_SECONDS = 5;

  private UseProblems() {}

  static Problem unknown() {
    return Problem.notFound("use-unknown", "There is no such use for you.");
  }

  private static Response response(Problem problem) {
    return new ProblemMapper().toResponse(problem);
  }

  /** A use that is not there, or not the caller's. */
  @Provider
  public static class UnknownMapper implements ExceptionMapper<UseUnknown> {
    @Override
    public Response toResponse(UseUnknown use) {
      return response(UseProblems.unknown());
    }
  }

  /** Booking's no, in its own words. */
  @Provider
  public static class RefusedMapper implements ExceptionMapper<BookingDecisions.Refused> {
    @Override
    public Response toResponse(BookingDecisions.Refused refused) {
      return response(new Problem(refused.status(), refused.type(), refused.getMessage()));
    }
  }

  /** Booking did not answer. */
  @Provider
  public static class SilentMapper implements ExceptionMapper<BookingDecisions.Silent> {
    @Override
    public Response toResponse(BookingDecisions.Silent silent) {
      return response(
          Problem.unavailable(
              "booking-unavailable",
              "Nothing is recorded; try again in a moment. Nobody is given up meanwhile.",
              RETRY_AFTER_SECONDS));
    }
  }
}
