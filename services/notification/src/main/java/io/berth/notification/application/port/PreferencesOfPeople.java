package io.berth.notification.application.port;

import io.berth.notification.application.Preferences;
import java.util.UUID;

/** What each person wants. */
public interface PreferencesOfPeople {
  /** The default of who never said. */
  Preferences of(UUID person);

  void keep(UUID person, Preferences preferences);

  void erase(UUID person);
}
