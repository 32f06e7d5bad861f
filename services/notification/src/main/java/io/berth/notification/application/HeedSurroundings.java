package io.berth.notification.application;

import io.berth.notification.application.port.KnownContacts;
import io.berth.notification.application.port.Notices;
import io.berth.notification.application.port.PreferencesOfPeople;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Keeps what listings are called and which language people speak; forgets who is erased. */
@ApplicationScoped
public class HeedSurroundings {
  private final Surroundings surroundings;
  private final Notices notices;
  private final PreferencesOfPeople preferences;
  private final KnownContacts contacts;

  @Inject
  public HeedSurroundings(
      Surroundings surroundings,
      Notices notices,
      PreferencesOfPeople preferences,
      KnownContacts contacts) {
    this.surroundings = surroundings;
    this.notices = notices;
    this.preferences = preferences;
    this.contacts = contacts;
  }

  protected HeedSurroundings() {
    this(null, null, null, null);
  }

  @Transactional
  public void listingChanged(UUID id, long version, Known.Titles titles) {
    surroundings.keepListing(id, version, titles);
  }

  @Transactional
  public void memberChanged(UUID id, long version, Optional<Language> language) {
    surroundings.keepPerson(id, version, language);
    contacts.forget(id);
  }

  /** Erased once, erased for ever, in whatever order events come. */
  @Transactional
  public void memberErased(UUID id) {
    surroundings.erasePerson(id);
    notices.erase(id);
    preferences.erase(id);
    contacts.forget(id);
  }
}
