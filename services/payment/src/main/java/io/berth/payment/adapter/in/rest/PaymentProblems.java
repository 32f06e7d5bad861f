package io.berth.payment.adapter.in.rest;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.problem.Problem;
import io.berth.payment.application.ChargeReused;
import io.berth.payment.application.ChargeUnknown;

/** What a refusal of payment is in HTTP. */
final class PaymentProblems {
  private PaymentProblems() {}

  /**
   * Trouble with the database is no 503 here: the intent may be on record, so it must not read like
   * "try again, nothing happened".
   */
  static RuntimeException of(RuntimeException thrown) {
    if (thrown instanceof ChargeReused) {
      return new Problem(422, "charge-reused", "This chargeId was sent with other content.");
    }
    if (thrown instanceof ChargeUnknown) {
      return Problem.notFound("charge-unknown", "There is no such charge.");
    }
    SqlTrouble trouble = SqlTrouble.of(thrown);
    if (trouble == SqlTrouble.BUSY || trouble == SqlTrouble.AWAY) {
      return new Problem(500, "in-doubt", "Ask for the charge's resolution in a moment.");
    }
    return thrown;
  }

  static Problem notYours() {
    return Problem.notFound("payments-unknown", "There are no payments of such a booking for you.");
  }
}
