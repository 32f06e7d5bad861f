package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision is short, numbered, and names what enforces it. */
class DecisionsTest {
  private static final Path FOLDER = Services.ROOT.resolve("services/foundation/architecture/adr");
  private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

  static List<Path> decisions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(Path::getFileName).sorted().toList();
    }
  }

  @Test
  void decisions_are_numbered_without_a_gap() throws IOException {
    List<Path> decisions = decisions();

    for (int i = 0; i < decisions.size(); i++) {
      assertThat(decisions.get(i).toString()).matches("%04d-[a-z0-9-]+\\.adoc".formatted(i + 1));
    }
    assertThat(decisions).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_decision_has_its_four_parts_in_at_most_300_words(Path decision) throws IOException {
    String text = Files.readString(FOLDER.resolve(decision));

    assertThat(text)
        .containsSubsequence("== Context", "== Decision", "== Consequences", "== Enforced by");
    assertThat(text.split("\\s+").length).isLessThanOrEqualTo(300);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void what_enforces_a_decision_exists(Path decision) throws IOException {
    String text = Files.readString(FOLDER.resolve(decision));
    String enforcedBy = text.substring(text.indexOf("== Enforced by"));
    Set<String> named =
        TEST_NAME
            .matcher(enforcedBy)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());

    assertThat(named).isNotEmpty();
    assertThat(tests()).containsAll(named);
  }

  private static Set<String> tests() throws IOException {
    Set<String> tests = new HashSet<>();
    for (String folder : List.of("services", "liberty-config", "ear-legacy")) {
      try (Stream<Path> files = Files.walk(Services.ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .forEach(tests::add);
      }
    }
    return tests;
  }
}
