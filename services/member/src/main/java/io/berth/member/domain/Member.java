package io.berth.member.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Someone with an account. A member is registered once, under an e-mail address that nobody else
 * has, and may revise name, language and roles as often as they like; each change makes the next
 * version and is told. The role of an administrator is only given at registration, by the
 * installation itself, and is kept through every revision. A member may be erased at any time; then
 * nothing is left but the event that tells it.
 */
public final class Member {
  public static final int LONGEST_NAME = 100;

  private final UUID id;
  private final Email email;
  private String name;
  private Language language;
  private Set<Role> roles;
  private long version;

  /** A member as it was stored. */
  public Member(
      UUID id, long version, Email email, String name, Language language, Set<Role> roles) {
    this.id = id;
    this.version = version;
    this.email = email;
    this.name = name;
    this.language = language;
    this.roles = EnumSet.copyOf(roles);
  }

  /** A new member, in its first version. */
  public static Member register(Email email, String name, Language language, Set<Role> roles) {
    return new Member(UUID.randomUUID(), 1, email, name.strip(), language, roles);
  }

  /** The event of the registration. */
  public MemberEvent.Registered registered() {
    return new MemberEvent.Registered(id, version, roles(), language);
  }

  /** Changes what is not null; tells nothing if that leaves all as it was. */
  public Optional<MemberEvent> revise(String newName, Language newLanguage, Set<Role> newRoles) {
    String nextName = newName == null ? name : newName.strip();
    Language nextLanguage = newLanguage == null ? language : newLanguage;
    Set<Role> nextRoles = newRoles == null ? roles : EnumSet.copyOf(newRoles);
    if (roles.contains(Role.ADMIN)) {
      nextRoles.add(Role.ADMIN);
    }
    if (nextName.equals(name) && nextLanguage == language && nextRoles.equals(roles)) {
      return Optional.empty();
    }
    name = nextName;
    language = nextLanguage;
    roles = nextRoles;
    version++;
    return Optional.of(new MemberEvent.Revised(id, version, roles(), language));
  }

  /** The event of its end: nothing is left of it. */
  public MemberEvent.Erased erased() {
    return new MemberEvent.Erased(id, version + 1);
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public Email email() {
    return email;
  }

  public String name() {
    return name;
  }

  public Language language() {
    return language;
  }

  public Set<Role> roles() {
    return Set.copyOf(roles);
  }
}
