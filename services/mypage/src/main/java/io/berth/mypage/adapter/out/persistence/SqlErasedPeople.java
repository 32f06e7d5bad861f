package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.port.ErasedPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids of the erased, in a table. */
@ApplicationScoped
public class SqlErasedPeople implements ErasedPeople {
  private final EntityManager entityManager;

  @Inject
  public SqlErasedPeople(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlErasedPeople() {
    this(null);
  }

  @Override
  public void add(UUID person) {
    if (!has(person)) {
      entityManager
          .createNativeQuery("insert into erased_person (id) values (?)")
          .setParameter(1, person.toString())
          .executeUpdate();
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Set<UUID> all() {
    return ((List<String>)
            entityManager.createNativeQuery("select id from erased_person").getResultList())
        .stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  private boolean has(UUID person) {
    return !entityManager
        .createNativeQuery("select id from erased_person where id = ?")
        .setParameter(1, person.toString())
        .getResultList()
        .isEmpty();
  }
}
