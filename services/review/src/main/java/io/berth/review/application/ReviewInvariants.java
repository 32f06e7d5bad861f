package io.berth.review.application;

import io.berth.foundation.invariants.Invariant;
import io.berth.review.application.port.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must always hold of reviews, each a bean of its own for whoever checks them all. */
@ApplicationScoped
public class ReviewInvariants {
  private final Look look;

  @Inject
  public ReviewInvariants(Look look) {
    this.look = look;
  }

  protected ReviewInvariants() {
    this(null);
  }

  @Produces
  Invariant counted() {
    return own("ratings-are-counted", Audit::miscounted);
  }

  @Produces
  Invariant founded() {
    return own("each-review-has-its-completed-booking", Audit::unfounded);
  }

  @Produces
  Invariant erased() {
    return own("who-is-erased-has-no-text", Audit::unerased);
  }

  private Invariant own(String name, Function<Audit, Set<String>> question) {
    return Invariant.of(name, () -> Optional.of(look.at(question)));
  }

  /** One look, in one transaction. */
  @ApplicationScoped
  public static class Look {
    private final Audit audit;

    @Inject
    public Look(Audit audit) {
      this.audit = audit;
    }

    protected Look() {
      this(null);
    }

    @Transactional
    Set<String> at(Function<Audit, Set<String>> question) {
      return question.apply(audit);
    }
  }
}
