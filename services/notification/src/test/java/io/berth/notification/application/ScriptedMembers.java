package io.berth.notification.application;

import io.berth.notification.application.port.KnownContacts;
import io.berth.notification.application.port.MemberDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Member as a test wants it. */
@ApplicationScoped
class ScriptedMembers implements MemberDirectory, KnownContacts {
  private final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();
  private volatile boolean away;

  void put(UUID id, Contact contact) {
    contacts.put(id, contact);
  }

  void away(boolean value) {
    away = value;
  }

  @Override
  public Optional<Contact> find(UUID member) {
    if (away) {
      throw new Silent("member is away", null);
    }
    return Optional.ofNullable(contacts.get(member));
  }

  @Override
  public void forget(UUID member) {}
}
