package io.berth.foundation.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastCheckTest {
  private List<CheckInvariants.Check> found;
  private final LastCheck lastCheck =
      new LastCheck(
          new CheckInvariants(null, Duration.ZERO) {
            @Override
            public List<Check> check() {
              if (found == null) {
                throw new IllegalStateException("the database is away");
              }
              return found;
            }
          });

  @Test
  void nothing_is_known_before_the_first_check() {
    assertThat(lastCheck.violations("one")).isNaN();
  }

  @Test
  void findings_are_counted_and_what_could_not_be_asked_is_no_number() {
    found =
        List.of(
            new CheckInvariants.Check("one", Optional.of(Set.of("a", "b"))),
            new CheckInvariants.Check("two", Optional.of(Set.of())),
            new CheckInvariants.Check("three", Optional.empty()));
    lastCheck.check();

    assertThat(lastCheck.violations("one")).isEqualTo(2);
    assertThat(lastCheck.violations("two")).isZero();
    assertThat(lastCheck.violations("three")).isNaN();
  }

  @Test
  void a_check_that_fails_leaves_no_old_number_behind() {
    found = List.of(new CheckInvariants.Check("one", Optional.of(Set.of())));
    lastCheck.check();
    found = null;

    assertThatIllegalStateException().isThrownBy(lastCheck::check);
    assertThat(lastCheck.violations("one")).isNaN();
  }
}
