package io.berth.member.adapter.in.rest;

import io.berth.member.application.RegisterMember;
import io.berth.member.domain.Email;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.Password;
import io.berth.member.domain.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wants to join. */
@Schema(name = "Registration")
record RegistrationBody(
    @NotNull
        @Size(max = Email.LONGEST)
        @Pattern(regexp = Email.SHAPE, message = "must be an e-mail address")
        @Schema(example = "ari@example.com")
        String email,
    @NotNull
        @Size(max = 512)
        @Schema(
            description =
                "at least 8 characters, neither the e-mail address nor one of the commonest")
        String password,
    @NotBlank @Size(max = Member.LONGEST_NAME) String name,
    @Pattern(regexp = "ko|en", message = "must be ko or en")
        @Schema(description = "language of what we write to you, ISO 639-1; ko if absent")
        String locale,
    @Size(min = 1, max = 2) @Schema(description = "guest, host or both; guest if absent")
        List<@NotNull @Pattern(regexp = "guest|host", message = "must be guest or host") String>
            roles) {

  RegisterMember.Wish wish() {
    return new RegisterMember.Wish(
        new Email(email),
        new Password(password),
        name,
        locale == null ? Language.KO : Language.of(locale),
        roles == null
            ? Set.of(Role.GUEST)
            : roles.stream().map(Role::of).collect(Collectors.toSet()));
  }

  @Override
  public String toString() {
    return "RegistrationBody[…]";
  }
}
