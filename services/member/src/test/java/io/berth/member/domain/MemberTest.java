package io.berth.member.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberTest {
  private final Member ari =
      Member.register(new Email("ari@example.com"), " Ari ", Language.KO, Set.of(Role.GUEST));

  @Test
  void a_new_member_is_in_its_first_version() {
    assertThat(ari.version()).isEqualTo(1);
    assertThat(ari.name()).isEqualTo("Ari");
    assertThat(ari.registered())
        .isEqualTo(new MemberEvent.Registered(ari.id(), 1, Set.of(Role.GUEST), Language.KO));
  }

  @Test
  void a_revision_changes_only_what_it_names_and_is_told() {
    var event = ari.revise(null, Language.EN, null);

    assertThat(event)
        .contains(new MemberEvent.Revised(ari.id(), 2, Set.of(Role.GUEST), Language.EN));
    assertThat(ari.name()).isEqualTo("Ari");
    assertThat(ari.language()).isEqualTo(Language.EN);
  }

  @Test
  void a_revision_that_changes_nothing_is_not_told() {
    assertThat(ari.revise("Ari", Language.KO, Set.of(Role.GUEST))).isEmpty();
    assertThat(ari.version()).isEqualTo(1);
  }

  @Test
  void a_guest_becomes_a_host_by_revision() {
    ari.revise(null, null, Set.of(Role.GUEST, Role.HOST));

    assertThat(ari.roles()).containsExactlyInAnyOrder(Role.GUEST, Role.HOST);
  }

  @Test
  void an_administrator_stays_one() {
    Member admin =
        Member.register(new Email("a@example.com"), "A", Language.KO, Set.of(Role.ADMIN));

    admin.revise(null, null, Set.of(Role.GUEST));

    assertThat(admin.roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.GUEST);
  }
}
