package io.berth.member.adapter.out.persistence;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.member.application.port.Members;
import io.berth.member.domain.Email;
import io.berth.member.domain.Member;
import io.berth.member.domain.MemberRule;
import io.berth.member.domain.RuleBroken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class JpaMembers implements Members {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  JpaMembers(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  protected JpaMembers() {
    this(null, null);
  }

  @Override
  public void add(Member member, String passwordHash) {
    try {
      entityManager.persist(new MemberRow(member, passwordHash, clock.millis()));
      entityManager.flush();
    } catch (PersistenceException e) {
      if (SqlTrouble.of(e) == SqlTrouble.DUPLICATE) {
        throw new RuleBroken(MemberRule.EMAIL_TAKEN, "has an account already");
      }
      throw e;
    }
  }

  @Override
  public Optional<Member> find(UUID id) {
    return Optional.ofNullable(entityManager.find(MemberRow.class, id.toString()))
        .map(MemberRow::member);
  }

  @Override
  public Optional<Member> lock(UUID id) {
    return Optional.ofNullable(
            entityManager.find(MemberRow.class, id.toString(), LockModeType.PESSIMISTIC_WRITE))
        .map(MemberRow::member);
  }

  @Override
  public void remove(UUID id) {
    entityManager.remove(entityManager.find(MemberRow.class, id.toString()));
    entityManager.flush();
  }

  @Override
  public Optional<Credentials> credentials(Email email) {
    return entityManager
        .createQuery("select m from MemberRow m where m.email = :email", MemberRow.class)
        .setParameter("email", email.address())
        .getResultStream()
        .findFirst()
        .map(row -> new Credentials(row.id(), row.passwordHash()));
  }

  @Override
  public void revise(Member member) {
    MemberRow row = entityManager.find(MemberRow.class, member.id().toString());
    if (row.version() + 1 != member.version()) {
      throw new OptimisticLockException("version " + member.version() + " is not the next");
    }
    row.take(member);
    entityManager.flush();
  }
}
