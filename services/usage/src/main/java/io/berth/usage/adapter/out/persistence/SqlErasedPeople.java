package io.berth.usage.adapter.out.persistence;

import io.berth.usage.application.port.ErasedPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

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
  public boolean has(UUID person) {
    return !entityManager
        .createNativeQuery("select id from erased_person where id = ?")
        .setParameter(1, person.toString())
        .getResultList()
        .isEmpty();
  }
}
