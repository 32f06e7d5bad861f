package io.berth.member.adapter.out.persistence;

import io.berth.member.domain.Email;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

@Entity
@Table(name = "member")
class MemberRow {
  @Id private String id;
  @Version private long version;
  private String email;
  private String name;
  private String language;
  private String roles;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "registered_at")
  private long registeredAt;

  protected MemberRow() {}

  MemberRow(Member member, String passwordHash, long registeredAt) {
    this.id = member.id().toString();
    this.email = member.email().address();
    this.passwordHash = passwordHash;
    this.registeredAt = registeredAt;
    take(member);
  }

  final void take(Member member) {
    name = member.name();
    language = member.language().code();
    roles = member.roles().stream().map(Role::word).sorted().collect(Collectors.joining(","));
  }

  Member member() {
    return new Member(
        UUID.fromString(id),
        version,
        new Email(email),
        name,
        Language.of(language),
        Arrays.stream(roles.split(",")).map(Role::of).collect(Collectors.toSet()));
  }

  UUID id() {
    return UUID.fromString(id);
  }

  long version() {
    return version;
  }

  String passwordHash() {
    return passwordHash;
  }
}
