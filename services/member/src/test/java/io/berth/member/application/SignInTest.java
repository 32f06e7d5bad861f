package io.berth.member.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import io.berth.member.application.port.AccessTokens;
import io.berth.member.application.port.Passwords;
import io.berth.member.domain.Email;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.MemberRule;
import io.berth.member.domain.Password;
import io.berth.member.domain.Role;
import io.berth.member.domain.RuleBroken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The use cases on both databases, with a hash that costs nothing. */
class SignInTest {
  private static final Email ARI = new Email("ari@example.com");
  private static final Password RIGHT = new Password("correct horse");
  private static final Password WRONG = new Password("battery staple");
  private static final SignIn.Client HERE = new SignIn.Client("127.0.0.1", true);
  private static final SignIn.Client AFAR = new SignIn.Client("203.0.113.7", false);

  private final MovingClock clock = new MovingClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_e_mail_address_registers_once(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);

      assertThatThrownBy(() -> register(container, new Email("ARI@example.com")))
          .isInstanceOfSatisfying(
              RuleBroken.class,
              broken -> assertThat(broken.rule()).isEqualTo(MemberRule.EMAIL_TAKEN));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_many_who_register_one_address_at_once_one_wins(TestDatabase database) {
    try (TestContainer container = container(database)) {
      var tries =
          IntStream.range(0, 8)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> registersOrIsTold(container, ARI)))
              .toList();

      assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void registering_and_revising_are_told_as_the_contracts_say(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Member member = register(container, ARI);
      container
          .get(ReviseMember.class)
          .revise(
              member.id(),
              version -> version == 1,
              new ReviseMember.Change("Ari Kim", Language.EN, Set.of(Role.HOST)));

      var told =
          container.inTransaction(
              () -> container.get(Outbox.class).history(member.id().toString()));

      assertThat(told)
          .extracting(event -> event.type())
          .containsExactly("MemberRegistered", "MemberRevised");
      assertThat(told).extracting(event -> event.sequence()).containsExactly(1L, 2L);
      assertThat(told).extracting(event -> event.key()).containsOnly(member.id().toString());
      told.forEach(
          event ->
              assertThat(Contracts.violations("member", event.type(), event.data())).isEmpty());
      assertThat(told.get(1).data()).contains("\"host\"").contains("\"en\"").doesNotContain("Ari");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_who_is_erased_nothing_is_left_but_the_event(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Member member = register(container, ARI);
      Session session = signIn(container, ARI, RIGHT, AFAR).orElseThrow();
      EraseMember erase = container.get(EraseMember.class);

      erase.erase(member.id());
      erase.erase(member.id());

      assertThat(container.get(FindMember.class).find(member.id())).isEmpty();
      assertThat(container.get(RefreshSession.class).refresh(session.refreshToken())).isEmpty();
      assertThat(signIn(container, ARI, RIGHT, AFAR)).isEmpty();
      assertThat(container.get(StartSession.class).start(member.id())).isEmpty();
      assertThat(
              container
                  .get(ReviseMember.class)
                  .revise(member.id(), version -> true, new ReviseMember.Change("Ari", null, null)))
          .isEmpty();
      var told =
          container.inTransaction(
              () -> container.get(Outbox.class).history(member.id().toString()));
      assertThat(told)
          .extracting(event -> event.type())
          .containsExactly("MemberRegistered", "MemberErased");
      assertThat(told.get(1).sequence()).isEqualTo(2);
      assertThat(Contracts.violations("member", "MemberErased", told.get(1).data())).isEmpty();
      assertThat(told.toString()).doesNotContain("Ari").doesNotContain("ari@");
      assertThat(register(container, ARI).id()).as("somebody new").isNotEqualTo(member.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whoever_signs_in_renews_or_revises_meanwhile_is_erased_all_the_same(TestDatabase database) {
    try (TestContainer container = container(database)) {
      for (int i = 0; i < 5; i++) {
        Email email = new Email("ari" + i + "@example.com");
        Member member = register(container, email);
        Session session = signIn(container, email, RIGHT, AFAR).orElseThrow();
        Runnable erase = () -> container.get(EraseMember.class).erase(member.id());
        Runnable start = () -> container.get(StartSession.class).start(member.id());
        Runnable refresh =
            () -> container.get(RefreshSession.class).refresh(session.refreshToken());
        Runnable revise =
            () ->
                container
                    .get(ReviseMember.class)
                    .revise(member.id(), version -> true, new ReviseMember.Change("B", null, null));
        var all =
            Stream.of(start, erase, refresh, revise)
                .map(step -> CompletableFuture.runAsync(() -> untilNotBusy(step)))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(container.get(FindMember.class).find(member.id())).isEmpty();
        assertThat(container.inTransaction(() -> tokensOf(container, member))).isZero();
      }
    }
  }

  private static long tokensOf(TestContainer container, Member member) {
    return ((Number)
            container
                .get(EntityManager.class)
                .createNativeQuery("select count(*) from refresh_token where member_id = ?")
                .setParameter(1, member.id().toString())
                .getSingleResult())
        .longValue();
  }

  private static void untilNotBusy(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      assertThat(SqlTrouble.of(e)).isIn(SqlTrouble.BUSY, SqlTrouble.STALE);
      untilNotBusy(step);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_stale_revision_is_refused_and_not_told(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Member member = register(container, ARI);

      assertThatThrownBy(
              () ->
                  container
                      .get(ReviseMember.class)
                      .revise(
                          member.id(),
                          version -> version == 7,
                          new ReviseMember.Change("Other", null, null)))
          .isInstanceOf(ReviseMember.StaleVersion.class);

      assertThat(container.get(FindMember.class).find(member.id()))
          .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Ari"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_right_password_opens_a_session_and_a_wrong_one_does_not(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);

      assertThat(signIn(container, ARI, RIGHT, AFAR)).isPresent();
      assertThat(signIn(container, ARI, WRONG, AFAR)).isEmpty();
      assertThat(signIn(container, new Email("nobody@example.com"), RIGHT, AFAR)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_unknown_address_costs_the_same_work_as_a_wrong_password(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      CheapPasswords.compared = 0;

      signIn(container, ARI, WRONG, AFAR);
      assertThat(CheapPasswords.compared).isEqualTo(1);
      signIn(container, new Email("nobody@example.com"), WRONG, AFAR);
      assertThat(CheapPasswords.compared).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void failures_throttle_an_address_known_or_not_until_the_window_is_over(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      for (Email email : new Email[] {ARI, new Email("nobody@example.com")}) {
        for (int i = 0; i < 3; i++) {
          signIn(container, email, WRONG, AFAR);
        }

        assertThatThrownBy(() -> signIn(container, email, RIGHT, AFAR))
            .isInstanceOfSatisfying(
                Throttled.class,
                throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(15)));
      }
      clock.advance(Duration.ofMinutes(15).plusSeconds(1));

      assertThat(signIn(container, ARI, RIGHT, AFAR)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_client_that_tries_many_addresses_is_throttled_and_others_are_not(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      for (int i = 0; i < 10; i++) {
        signIn(container, new Email("victim" + i + "@example.com"), WRONG, AFAR);
      }

      assertThatThrownBy(() -> signIn(container, ARI, RIGHT, AFAR)).isInstanceOf(Throttled.class);
      assertThat(signIn(container, ARI, RIGHT, HERE)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void signing_in_rightly_is_never_throttled(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);

      for (int i = 0; i < 30; i++) {
        assertThat(signIn(container, ARI, RIGHT, AFAR)).isPresent();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_flood_of_registrations_from_one_client_is_throttled(TestDatabase database) {
    try (TestContainer container = container(database)) {
      for (int i = 0; i < 20; i++) {
        register(container, new Email("m" + i + "@example.com"));
      }

      assertThatThrownBy(() -> register(container, ARI)).isInstanceOf(Throttled.class);
      clock.advance(Duration.ofSeconds(61));
      register(container, ARI);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void demo_accounts_sign_in_only_on_this_machine(TestDatabase database) {
    try (TestContainer container = container(database)) {
      Email demo = new Email("guest@berth.demo");
      register(container, demo);

      assertThat(signIn(container, demo, RIGHT, HERE)).isPresent();
      assertThat(signIn(container, demo, RIGHT, AFAR)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_refresh_token_works_once_and_its_reuse_ends_the_family(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      RefreshSession refresh = container.get(RefreshSession.class);
      String first = signIn(container, ARI, RIGHT, AFAR).orElseThrow().refreshToken();
      String second = refresh.refresh(first).orElseThrow().refreshToken();
      String elsewhere = signIn(container, ARI, RIGHT, AFAR).orElseThrow().refreshToken();

      assertThat(refresh.refresh(first)).isEmpty();

      assertThat(refresh.refresh(second)).isEmpty();
      assertThat(refresh.refresh(elsewhere)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_many_who_use_a_refresh_token_at_once_at_most_one_succeeds(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      String token = signIn(container, ARI, RIGHT, AFAR).orElseThrow().refreshToken();
      RefreshSession refresh = container.get(RefreshSession.class);

      var tries =
          IntStream.range(0, 8)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> refresh.refresh(token)))
              .toList();

      assertThat(tries.stream().filter(each -> each.join().isPresent())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_refresh_token_ends_after_thirty_days_and_is_forgotten(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      String token = signIn(container, ARI, RIGHT, AFAR).orElseThrow().refreshToken();

      clock.advance(Duration.ofDays(30).plusSeconds(1));

      assertThat(container.get(RefreshSession.class).refresh(token)).isEmpty();
      container.get(TidyUp.class).tidyUp();
      long left =
          container.inTransaction(
              () ->
                  ((Number)
                          container
                              .entityManager()
                              .createNativeQuery("select count(*) from refresh_token")
                              .getSingleResult())
                      .longValue());
      assertThat(left).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_signed_out_can_not_refresh(TestDatabase database) {
    try (TestContainer container = container(database)) {
      register(container, ARI);
      String token = signIn(container, ARI, RIGHT, AFAR).orElseThrow().refreshToken();

      container.get(SignOut.class).signOut(token);

      assertThat(container.get(RefreshSession.class).refresh(token)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_first_administrator_is_made_once(TestDatabase database) {
    try (TestContainer container = container(database)) {
      EnsureFirstAdmin ensure = container.get(EnsureFirstAdmin.class);

      assertThat(ensure.ensure(ARI, RIGHT)).isTrue();
      assertThat(ensure.ensure(ARI, WRONG)).isFalse();

      assertThat(signIn(container, ARI, RIGHT, AFAR)).isPresent();
    }
  }

  private TestContainer container(TestDatabase database) {
    return TestContainer.of(database, "member")
        .packagesOf(RegisterMember.class)
        .beansOf(
            "io.berth.member.adapter.out.persistence", "JpaMembers", "JpaSessions", "JpaAttempts")
        .beansOf("io.berth.member.adapter.out.messaging", "OutboxMemberEvents")
        .beansOf("io.berth.foundation.messaging", "Outbox", "RelaySignal")
        .beans(CheapPasswords.class, PlainTokens.class)
        .config("berth.member.failures.per.email", "3")
        .config("berth.member.failures.per.address", "10")
        .config("berth.member.registrations.per.address", "20")
        .clock(clock)
        .start();
  }

  private static Member register(TestContainer container, Email email) {
    return container
        .get(RegisterMember.class)
        .register(
            new RegisterMember.Wish(email, RIGHT, "Ari", Language.KO, Set.of(Role.GUEST)),
            AFAR.address());
  }

  private static boolean registersOrIsTold(TestContainer container, Email email) {
    try {
      register(container, email);
      return true;
    } catch (RuleBroken e) {
      assertThat(e.rule()).isEqualTo(MemberRule.EMAIL_TAKEN);
      return false;
    } catch (RuntimeException e) {
      // Who is told that the database is busy, which is 503, comes again.
      assertThat(SqlTrouble.of(e).passes()).as("%s", e).isTrue();
      return registersOrIsTold(container, email);
    }
  }

  private static Optional<Session> signIn(
      TestContainer container, Email email, Password password, SignIn.Client client) {
    return container.get(SignIn.class).signIn(email, password, client);
  }

  @ApplicationScoped
  static class CheapPasswords implements Passwords {
    static int compared;

    @Override
    public String hash(Password password) {
      return "hash of " + password.text();
    }

    @Override
    public boolean matches(Password password, String hash) {
      compared++;
      return hash(password).equals(hash);
    }

    @Override
    public String nobodys() {
      return "hash of nothing";
    }
  }

  @ApplicationScoped
  static class PlainTokens implements AccessTokens {
    @Override
    public AccessToken issue(Member member) {
      return new AccessToken("token of " + member.id(), Instant.EPOCH);
    }

    @Override
    public String publicKeys() {
      return "{}";
    }
  }
}
