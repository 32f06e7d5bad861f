package io.berth.notification.adapter.out.persistence;

import io.berth.notification.application.NoticeType;
import io.berth.notification.application.Preferences;
import io.berth.notification.application.port.PreferencesOfPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Preferences in a table: a row for each thing that is not wanted. */
@ApplicationScoped
public class SqlPreferences implements PreferencesOfPeople {
  private static final String CHANNEL = "*";

  private final EntityManager entityManager;

  @Inject
  public SqlPreferences(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlPreferences() {
    this(null);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Preferences of(UUID person) {
    boolean email = true;
    Set<NoticeType> without = EnumSet.noneOf(NoticeType.class);
    for (String type :
        (List<String>)
            entityManager
                .createNativeQuery("select type from preference where person_id = ? and email = 0")
                .setParameter(1, person.toString())
                .getResultList()) {
      if (type.equals(CHANNEL)) {
        email = false;
      } else {
        NoticeType.of(type).ifPresent(without::add);
      }
    }
    return new Preferences(email, without);
  }

  @Override
  public void keep(UUID person, Preferences preferences) {
    erase(person);
    if (!preferences.email()) {
      add(person, CHANNEL);
    }
    preferences.withoutEmail().forEach(type -> add(person, type.word()));
  }

  @Override
  public void erase(UUID person) {
    entityManager
        .createNativeQuery("delete from preference where person_id = ?")
        .setParameter(1, person.toString())
        .executeUpdate();
  }

  private void add(UUID person, String type) {
    entityManager
        .createNativeQuery("insert into preference (person_id, type, email) values (?,?,0)")
        .setParameter(1, person.toString())
        .setParameter(2, type)
        .executeUpdate();
  }
}
