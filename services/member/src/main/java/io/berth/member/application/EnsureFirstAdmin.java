package io.berth.member.application;

import io.berth.member.application.port.Passwords;
import io.berth.member.domain.Email;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.MemberRule;
import io.berth.member.domain.Password;
import io.berth.member.domain.Role;
import io.berth.member.domain.RuleBroken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Gives an installation its first administrator, unless the account is there. */
@ApplicationScoped
public class EnsureFirstAdmin {
  private final FindMember findMember;
  private final Passwords passwords;
  private final EnrolMember enrolMember;

  @Inject
  public EnsureFirstAdmin(FindMember findMember, Passwords passwords, EnrolMember enrolMember) {
    this.findMember = findMember;
    this.passwords = passwords;
    this.enrolMember = enrolMember;
  }

  protected EnsureFirstAdmin() {
    this(null, null, null);
  }

  /** True if the account was made now. */
  public boolean ensure(Email email, Password password) {
    if (findMember.isRegistered(email)) {
      return false;
    }
    password.requireStrongFor(email);
    Member admin = Member.register(email, "Admin", Language.KO, Set.of(Role.ADMIN));
    try {
      enrolMember.enrol(admin, passwords.hash(password));
      return true;
    } catch (RuleBroken e) {
      if (e.rule() == MemberRule.EMAIL_TAKEN) {
        return false;
      }
      throw e;
    }
  }
}
