package io.berth.usage.application;

import io.berth.usage.application.port.ErasedPeople;
import io.berth.usage.application.port.Uses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes the notes of all uses that an erased person had a part in; the times stay. */
@ApplicationScoped
public class EraseMember {
  private final ErasedPeople erased;
  private final Uses uses;

  @Inject
  public EraseMember(ErasedPeople erased, Uses uses) {
    this.erased = erased;
    this.uses = uses;
  }

  protected EraseMember() {
    this(null, null);
  }

  /** An end that is under way is either waited for, or finds its member erased. */
  @Transactional
  public void erase(UUID person) {
    erased.add(person);
    uses.deleteNotes(person);
  }
}
