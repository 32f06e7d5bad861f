package io.berth.member.adapter.in.rest;

import io.berth.member.domain.Member;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to write to a member. */
@Schema(name = "Contact")
record ContactView(UUID memberId, String email, String name, String locale) {
  static ContactView of(Member member) {
    return new ContactView(
        member.id(), member.email().address(), member.name(), member.language().code());
  }
}
