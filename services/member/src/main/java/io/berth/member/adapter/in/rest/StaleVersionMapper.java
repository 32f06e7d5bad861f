package io.berth.member.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.member.application.ReviseMember;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class StaleVersionMapper implements ExceptionMapper<ReviseMember.StaleVersion> {
  @Override
  public Response toResponse(ReviseMember.StaleVersion stale) {
    return new Problem(412, "stale", "It was changed since you read it; read it again.").response();
  }
}
