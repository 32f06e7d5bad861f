package io.berth.mypage.application;

import io.berth.mypage.application.port.ErasedPeople;
import io.berth.mypage.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Takes an erased person out of all views, and keeps them out of those to come. */
@ApplicationScoped
public class EraseMember {
  private final ErasedPeople erased;
  private final ReadModels readModels;

  @Inject
  public EraseMember(ErasedPeople erased, ReadModels readModels) {
    this.erased = erased;
    this.readModels = readModels;
  }

  protected EraseMember() {
    this(null, null);
  }

  @Transactional
  public void erase(UUID person) {
    erased.add(person);
    readModels.current().forEach(model -> model.erase(person));
  }
}
