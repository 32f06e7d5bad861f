package io.berth.notification.application.port;

import io.berth.notification.application.Facts;
import io.berth.notification.application.Known;
import io.berth.notification.application.Language;
import io.berth.notification.application.Notice;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What events say around notices. Nothing older overwrites what is newer; erasure and approval
 * stay.
 */
public interface Surroundings {
  void keepBooking(UUID id, long sequence, Facts facts, boolean approved);

  void keepListing(UUID id, long version, Known.Titles titles);

  void keepPerson(UUID id, long version, Optional<Language> language);

  void erasePerson(UUID id);

  boolean isErased(UUID person);

  /** Makes whoever erases one of these people meanwhile wait for the end. */
  void lockPeople(Set<UUID> people);

  /** A person's language, as member told it last. */
  Optional<Language> language(UUID person);

  /** By the notices' ids. */
  Map<UUID, Known> around(Collection<Notice> notices);
}
