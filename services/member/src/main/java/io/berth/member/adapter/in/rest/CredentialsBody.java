package io.berth.member.adapter.in.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who signs in. */
@Schema(name = "Credentials")
record CredentialsBody(
    @NotNull @Size(max = 254) String email, @NotNull @Size(max = 512) String password) {
  @Override
  public String toString() {
    return "CredentialsBody[…]";
  }
}
