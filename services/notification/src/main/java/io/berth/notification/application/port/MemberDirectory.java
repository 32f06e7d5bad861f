package io.berth.notification.application.port;

import io.berth.notification.application.Language;
import java.util.Optional;
import java.util.UUID;

/** Who people are and how to write to them, as member knows it. */
public interface MemberDirectory {
  /** How to write to a member. */
  record Contact(String email, String name, Language language) {}

  /**
   * Asks member, or answers what it said some minutes ago.
   *
   * @return empty if there is no such member
   * @throws Silent if member does not answer
   */
  Optional<Contact> find(UUID member);

  /** Member did not answer: ask again later. */
  class Silent extends RuntimeException {
    public Silent(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
