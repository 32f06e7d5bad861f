package io.berth.mypage.adapter.out.persistence;

import io.berth.foundation.rebuild.Generations;
import io.berth.mypage.application.port.ReadModel;
import io.berth.mypage.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

@ApplicationScoped
public class JpaReadModels implements ReadModels {
  private final EntityManager entityManager;
  private final Generations generations;

  @Inject
  public JpaReadModels(EntityManager entityManager, Generations generations) {
    this.entityManager = entityManager;
    this.generations = generations;
  }

  protected JpaReadModels() {
    this(null, null);
  }

  @Override
  public List<ReadModel> current() {
    return generations.current().stream().map(this::of).toList();
  }

  @Override
  public ReadModel live() {
    return of(generations.live());
  }

  @Override
  public ReadModel of(int generation) {
    return new JpaReadModel(entityManager, generation);
  }
}
