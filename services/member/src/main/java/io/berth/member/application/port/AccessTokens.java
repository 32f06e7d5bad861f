package io.berth.member.application.port;

import io.berth.member.domain.Member;
import java.time.Instant;

/** Signs what a member shows to every service: who they are and in which roles. */
public interface AccessTokens {
  AccessToken issue(Member member);

  /** The public key as a JSON Web Key Set (RFC 7517). */
  String publicKeys();

  /** A bearer token and when it ends. */
  record AccessToken(String token, Instant expiresAt) {}
}
