package io.berth.member.adapter.in.rest;

import io.berth.member.domain.Member;
import io.berth.member.domain.Role;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member as they see themselves. */
@Schema(name = "Member")
record MemberView(UUID id, String email, String name, String locale, List<String> roles) {
  static MemberView of(Member member) {
    return new MemberView(
        member.id(),
        member.email().address(),
        member.name(),
        member.language().code(),
        member.roles().stream().sorted().map(Role::word).toList());
  }
}
