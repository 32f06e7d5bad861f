package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The glossary has one word for each thing, and the code uses that one. */
class GlossaryTest {
  private static final Pattern ROW =
      Pattern.compile("^\\|\\*([^*|]+)\\*\\s*\\|([^|]+)\\|([^|]+)\\|(.*)$", Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("`([a-z]+)`");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  @Test
  void every_word_stands_once_with_its_korean_and_its_meaning() throws IOException {
    List<MatchResult> rows = rows();

    assertThat(rows).hasSizeGreaterThan(30).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.group(2)).as(row.group()).isNotBlank();
              assertThat(row.group(3)).as(row.group()).isNotBlank();
            });
  }

  @Test
  void a_word_that_is_not_to_be_used_is_not_the_word_for_another_thing() throws IOException {
    Set<String> words = new TreeSet<>();
    rows().forEach(row -> words.add(row.group(1)));

    assertThat(forbidden().keySet()).isNotEmpty().doesNotContainAnyElementsOf(words);
  }

  @Test
  void no_identifier_has_a_word_that_the_glossary_forbids() throws IOException {
    Map<String, String> forbidden = forbidden();
    Set<String> found = new TreeSet<>();
    for (JavaClass type : Services.classes()) {
      check(type.getSimpleName(), type.getName(), forbidden, found);
      for (JavaMember member : type.getMembers()) {
        if (!member.getName().matches(".*[$<].*")) {
          check(member.getName(), member.getFullName(), forbidden, found);
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void an_order_is_what_payment_gets_and_no_booking() {
    assertThat(Services.classes())
        .filteredOn(type -> words(type.getSimpleName()).contains("order"))
        .allMatch(type -> type.getName().startsWith("io.berth.payment."));
  }

  private static void check(
      String name, String place, Map<String, String> forbidden, Set<String> found) {
    for (String word : words(name)) {
      String right = forbidden.get(word);
      if (right != null) {
        found.add(place + ": say " + right + " instead of " + word);
      }
    }
  }

  /** The words of a name, in lower case, and each without a plural's s. */
  private static Set<String> words(String name) {
    Set<String> words = new TreeSet<>();
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      return words;
    }
    WORD.matcher(name)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .forEach(
            word -> {
              words.add(word);
              words.add(word.replaceFirst("s$", ""));
            });
    return words;
  }

  private static Map<String, String> forbidden() throws IOException {
    Map<String, String> forbidden = new TreeMap<>();
    rows()
        .forEach(
            row ->
                QUOTED
                    .matcher(row.group(4))
                    .results()
                    .forEach(word -> forbidden.put(word.group(1), row.group(1))));
    return forbidden;
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(
            Files.readString(
                Services.ROOT.resolve("services/foundation/architecture/GLOSSARY.adoc")))
        .results()
        .toList();
  }
}
