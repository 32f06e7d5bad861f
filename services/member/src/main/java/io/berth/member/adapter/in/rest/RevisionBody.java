package io.berth.member.adapter.in.rest;

import io.berth.member.application.ReviseMember;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What shall be different; what is absent stays. */
@Schema(name = "Revision")
record RevisionBody(
    @Size(max = Member.LONGEST_NAME) @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        String name,
    @Pattern(regexp = "ko|en", message = "must be ko or en") String locale,
    @Size(min = 1, max = 2)
        List<@NotNull @Pattern(regexp = "guest|host", message = "must be guest or host") String>
            roles) {

  ReviseMember.Change change() {
    return new ReviseMember.Change(
        name,
        locale == null ? null : Language.of(locale),
        roles == null ? null : roles.stream().map(Role::of).collect(Collectors.toSet()));
  }
}
