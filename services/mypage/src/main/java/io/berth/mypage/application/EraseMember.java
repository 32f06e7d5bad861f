package io.berth.mypage.application;

import io.berth.mypage.application.port.ErasedPeople;
import io.berth.mypage.application.port.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Takes an erased person out of all views, and keeps them out of those to come. */
@ApplicationScoped
public class EraseMember {
  private final ErasedPeople erased;
  private final Generations generations;

  @Inject
  public EraseMember(ErasedPeople erased, Generations generations) {
    this.erased = erased;
    this.generations = generations;
  }

  protected EraseMember() {
    this(null, null);
  }

  @Transactional
  public void erase(UUID person) {
    erased.add(person);
    generations.current().forEach(model -> model.erase(person));
  }
}
