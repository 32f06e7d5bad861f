package io.berth.member.application;

import io.berth.member.application.port.Members;
import io.berth.member.application.port.Passwords;
import io.berth.member.domain.Email;
import io.berth.member.domain.Password;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The journey of signing in. An unknown address and a wrong password get the same answer after the
 * same work; while the password is hashed no transaction is open.
 */
@ApplicationScoped
public class SignIn {
  private final Throttle throttle;
  private final FindMember findMember;
  private final Passwords passwords;
  private final StartSession startSession;

  @Inject
  public SignIn(
      Throttle throttle, FindMember findMember, Passwords passwords, StartSession startSession) {
    this.throttle = throttle;
    this.findMember = findMember;
    this.passwords = passwords;
    this.startSession = startSession;
  }

  protected SignIn() {
    this(null, null, null, null);
  }

  /**
   * @param client where the request comes from
   * @return empty if the two do not belong together, or a demo account is used from afar
   * @throws Throttled after too many failures
   */
  public Optional<Session> signIn(Email email, Password password, Client client) {
    throttle.requireSignInAllowed(email, client.address());
    Optional<Members.Credentials> credentials = findMember.credentials(email);
    String hash = credentials.map(Members.Credentials::passwordHash).orElse(passwords.nobodys());
    boolean right = passwords.matches(password, hash);
    boolean admitted = !email.isDemo() || client.isOnThisMachine();
    if (right && admitted && credentials.isPresent()) {
      return startSession.start(credentials.get().memberId());
    }
    throttle.recordFailure(email, client.address());
    return Optional.empty();
  }

  /**
   * Where a request comes from.
   *
   * @param address IP address as text
   * @param isOnThisMachine whether it came over the loopback and by no proxy
   */
  public record Client(String address, boolean isOnThisMachine) {}
}
