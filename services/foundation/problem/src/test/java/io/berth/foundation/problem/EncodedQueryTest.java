package io.berth.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedQueryTest {
  @Test
  void what_is_encoded_stays_as_it_is() {
    String encoded = "q=%ed%95%9C+a&kind=STAY&kind=CAR&near=37.5,-126.9&after=a-_~=&";

    assertThat(EncodedQuery.of(encoded)).isEqualTo(encoded);
    assertThat(EncodedQuery.of("")).isEmpty();
  }

  @Test
  void what_was_typed_is_encoded_however_the_server_read_it() {
    String typed = "q=한강 \"{x}|<y>\\^`[1]#";
    String asBytes =
        new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    String encoded = "q=%ED%95%9C%EA%B0%95%20%22%7Bx%7D%7C%3Cy%3E%5C%5E%60%5B1%5D%23";
    assertThat(EncodedQuery.of(typed)).isEqualTo(encoded);
    assertThat(EncodedQuery.of(asBytes)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=%", "q=%4", "q=%zz", "q=%-1", "q=%ED%95", "q=\u00ff", "q=%C0%80"})
  void what_is_not_utf_8_names_its_parameter(String wrong) {
    assertThatThrownBy(() -> EncodedQuery.of("kind=STAY&" + wrong))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
        .hasMessage("q must be UTF-8, its bytes as %XX");
  }
}
