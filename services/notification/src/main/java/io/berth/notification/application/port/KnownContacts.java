package io.berth.notification.application.port;

import java.util.UUID;

/** What member has said of people, kept here for some minutes; asking it calls nobody. */
public interface KnownContacts {
  /** Forgets what was said of one who has changed. */
  void forget(UUID member);
}
