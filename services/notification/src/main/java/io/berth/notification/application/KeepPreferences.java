package io.berth.notification.application;

import io.berth.notification.application.port.PreferencesOfPeople;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Keeps what a person wants by e-mail. */
@ApplicationScoped
public class KeepPreferences {
  private final PreferencesOfPeople preferences;
  private final Surroundings surroundings;

  @Inject
  public KeepPreferences(PreferencesOfPeople preferences, Surroundings surroundings) {
    this.preferences = preferences;
    this.surroundings = surroundings;
  }

  protected KeepPreferences() {
    this(null, null);
  }

  @Transactional
  public Preferences of(UUID person) {
    return preferences.of(person);
  }

  @Transactional
  public Preferences keep(UUID person, Preferences wanted) {
    surroundings.lockPeople(Set.of(person));
    if (!surroundings.isErased(person)) {
      preferences.keep(person, wanted);
    }
    return preferences.of(person);
  }
}
