package io.berth.member.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.member.domain.RuleBroken;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The rules of members as HTTP sees them. */
@Provider
public class MemberProblems implements ExceptionMapper<RuleBroken> {
  @Override
  public Response toResponse(RuleBroken broken) {
    return switch (broken.rule()) {
      case EMAIL_TAKEN ->
          Problem.conflict("email-taken", "This e-mail address " + broken.getMessage() + ".")
              .response();
      case WEAK_PASSWORD ->
          new Problem(400, "weak-password", "The password " + broken.getMessage() + ".")
              .withViolation("password", "Strength")
              .response();
    };
  }
}
