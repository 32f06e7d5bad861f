package io.berth.review.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.ProblemMapper;
import io.berth.review.application.Refusal;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** What each refusal of review is in HTTP. */
@Provider
public class ReviewProblems implements ExceptionMapper<Refusal> {
  private static final int RETRY_AFTER_SECONDS = 3;

  /** Their end may have been decided, and be on its way here. */
  private static final Set<String> IN_USE = Set.of("IN_USE", "OVERDUE");

  @Override
  public Response toResponse(Refusal refusal) {
    return new ProblemMapper().toResponse(problem(refusal));
  }

  private static Problem problem(Refusal refusal) {
    if (refusal instanceof Refusal.BookingUnknown) {
      return Problem.notFound("booking-unknown", "There is no such booking for you.");
    }
    if (refusal instanceof Refusal.ReviewUnknown) {
      return Problem.notFound("review-unknown", "There is no such review for you.");
    }
    if (refusal instanceof Refusal.AlreadyReviewed already) {
      return Problem.conflict("already-reviewed", "You have reviewed this booking.")
          .with("reviewId", already.reviewId());
    }
    Refusal.NotCompleted open = (Refusal.NotCompleted) refusal;
    Problem problem =
        Problem.conflict(
                "not-completed",
                "Only a completed booking can be reviewed; this one is " + open.state() + ".")
            .with("state", open.state());
    return IN_USE.contains(open.state()) ? problem.retryAfter(RETRY_AFTER_SECONDS) : problem;
  }
}
