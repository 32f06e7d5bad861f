package io.berth.member.adapter.in.rest;

import io.berth.member.application.Session;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bearer token for every service. */
@Schema(name = "Token")
record TokenView(
    String token, @Schema(description = "when it ends, UTC; 15 minutes") Instant expiresAt) {
  static TokenView of(Session session) {
    return new TokenView(session.access().token(), session.access().expiresAt());
  }
}
