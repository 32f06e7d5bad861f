package io.berth.member.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.member.application.Throttled;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 429 with the seconds to wait. */
@Provider
public class ThrottledMapper implements ExceptionMapper<Throttled> {
  @Override
  public Response toResponse(Throttled throttled) {
    int seconds = (int) Math.max(1, throttled.retryAfter().toSeconds());
    return Problem.tooManyRequests(
            "too-many-attempts", "Too many attempts; wait before the next one.", seconds)
        .response();
  }
}
