package io.berth.member.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
  @Test
  void two_spellings_of_one_address_are_the_same() {
    assertThat(new Email(" Ari.Kim@Example.COM ")).isEqualTo(new Email("ari.kim@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.kr", "ari+stay@mail.example.com", "한글@예시.한국", "o'neil@example.ie"})
  void addresses_of_all_kinds_are_taken(String address) {
    assertThat(new Email(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ari",
        "ari@",
        "@example.com",
        "ari@example",
        "a b@example.com",
        "a@b@example.com",
        "a@-b.com",
        "a@b..com",
        "a@example.com\nBcc: x@example.com",
        "<a@example.com>"
      })
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> new Email(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_longer_than_mail_servers_carry_is_refused() {
    String domain = "a.".repeat(100) + "com";

    assertThatThrownBy(() -> new Email("x".repeat(60) + "@" + domain))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void demo_accounts_are_those_of_the_demo_domain() {
    assertThat(new Email("guest@berth.demo").isDemo()).isTrue();
    assertThat(new Email("guest@notberth.demo").isDemo()).isFalse();
  }
}
