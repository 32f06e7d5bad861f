package io.berth.member.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  private final Email email = new Email("arielle-kim@example.com");

  @ParameterizedTest
  @ValueSource(strings = {"berth-demo-1", "correct horse", "비밀번호는여덟자", "aaaaaaab"})
  void a_password_of_eight_characters_is_strong_enough(String text) {
    assertThatCode(() -> new Password(text).requireStrongFor(email)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short12",
        "비밀번호일곱자",
        "password1",
        "Password1",
        "12345678",
        "ARIELLE-KIM@example.com",
        "arielle-kim",
        "Arielle-Kim"
      })
  void a_weak_password_is_refused(String text) {
    assertThatThrownBy(() -> new Password(text).requireStrongFor(email))
        .isInstanceOfSatisfying(
            RuleBroken.class,
            broken -> assertThat(broken.rule()).isEqualTo(MemberRule.WEAK_PASSWORD));
  }

  @Test
  void a_password_longer_than_a_hundred_and_twenty_eight_characters_is_refused() {
    assertThatThrownBy(() -> new Password("x".repeat(129)).requireStrongFor(email))
        .isInstanceOf(RuleBroken.class);
  }

  @Test
  void the_same_password_from_two_keyboards_is_the_same() {
    assertThat(new Password("\u1112\u1161\u11ab\u1100\u1173\u11af")).isEqualTo(new Password("한글"));
  }

  @Test
  void a_password_is_never_printed() {
    assertThat(new Password("correct horse").toString()).doesNotContain("correct");
  }
}
