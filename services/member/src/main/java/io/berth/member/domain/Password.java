package io.berth.member.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** A password as it was typed; the same on every keyboard (NFKC). Never printed, never stored. */
public record Password(String text) {
  public static final int SHORTEST = 8;
  public static final int LONGEST = 128;

  private static final Set<String> COMMONEST =
      Set.of(
          "password",
          "password1",
          "password12",
          "password123",
          "passw0rd",
          "p@ssw0rd",
          "12345678",
          "123456789",
          "1234567890",
          "12341234",
          "11111111",
          "00000000",
          "88888888",
          "87654321",
          "11223344",
          "12344321",
          "qwertyui",
          "qwertyuiop",
          "qwerty12",
          "qwerty123",
          "1q2w3e4r",
          "1q2w3e4r5t",
          "q1w2e3r4",
          "1qaz2wsx",
          "zaq12wsx",
          "abcd1234",
          "abc12345",
          "asdf1234",
          "asdfasdf",
          "asdfghjk",
          "iloveyou",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "trustno1",
          "letmein1",
          "welcome1",
          "admin123",
          "administrator",
          "changeme",
          "computer",
          "internet",
          "michelle",
          "jennifer",
          "whatever",
          "starwars",
          "dragon12",
          "samsung1",
          "korea123",
          "dkssudgktpdy",
          "tkfkdgo1");

  public Password {
    text = Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /**
   * Checks a password that is chosen anew.
   *
   * @throws RuleBroken {@link MemberRule#WEAK_PASSWORD}
   */
  public void requireStrongFor(Email email) {
    int length = text.codePointCount(0, text.length());
    String lower = text.toLowerCase(Locale.ROOT);
    if (length < SHORTEST) {
      throw new RuleBroken(MemberRule.WEAK_PASSWORD, "must have at least 8 characters");
    }
    if (length > LONGEST) {
      throw new RuleBroken(MemberRule.WEAK_PASSWORD, "must have at most 128 characters");
    }
    if (lower.equals(email.address()) || lower.equals(email.localPart())) {
      throw new RuleBroken(MemberRule.WEAK_PASSWORD, "must not be the e-mail address");
    }
    if (COMMONEST.contains(lower)) {
      throw new RuleBroken(MemberRule.WEAK_PASSWORD, "is one of the passwords tried first");
    }
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
