package io.berth.member.application;

import io.berth.member.application.port.Passwords;
import io.berth.member.domain.Email;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.Password;
import io.berth.member.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The journey of a registration: the password is hashed before the transaction begins. */
@ApplicationScoped
public class RegisterMember {
  private final Throttle throttle;
  private final Passwords passwords;
  private final EnrolMember enrolMember;

  @Inject
  public RegisterMember(Throttle throttle, Passwords passwords, EnrolMember enrolMember) {
    this.throttle = throttle;
    this.passwords = passwords;
    this.enrolMember = enrolMember;
  }

  protected RegisterMember() {
    this(null, null, null);
  }

  /**
   * @param client the network address that it comes from
   * @throws io.berth.member.domain.RuleBroken WEAK_PASSWORD, EMAIL_TAKEN
   */
  public Member register(Wish wish, String client) {
    wish.password().requireStrongFor(wish.email());
    throttle.admitRegistration(client);
    Member member = Member.register(wish.email(), wish.name(), wish.language(), wish.roles());
    enrolMember.enrol(member, passwords.hash(wish.password()));
    return member;
  }

  /** Who wants to join. */
  public record Wish(
      Email email, Password password, String name, Language language, Set<Role> roles) {}
}
