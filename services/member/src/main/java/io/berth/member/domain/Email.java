package io.berth.member.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address as it is compared: without blanks around it, in lower case. */
public record Email(String address) {
  /** The longest address that mail servers carry. */
  public static final int LONGEST = 254;

  /** One {@code @}, no blanks, a domain of at least two parts: mail itself is the real test. */
  public static final String SHAPE =
      "\\s*[^\\s@,;<>()\"]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+"
          + "\\p{L}[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]\\s*";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);
  private static final String DEMO_DOMAIN = "@berth.demo";

  /**
   * @throws IllegalArgumentException if it is no address
   */
  public Email {
    if (address.length() > LONGEST || !PATTERN.matcher(address).matches()) {
      throw new IllegalArgumentException("no e-mail address");
    }
    address = address.strip().toLowerCase(Locale.ROOT);
  }

  /** Accounts whose password everybody knows. */
  public boolean isDemo() {
    return address.endsWith(DEMO_DOMAIN);
  }

  String localPart() {
    return address.substring(0, address.indexOf('@'));
  }
}
