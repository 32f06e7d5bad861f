package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests of all services need alike stands once, in {@code foundation/testing}. */
class TestSetUpTest {

  @Test
  void events_are_told_by_the_topics_of_the_test() throws IOException {
    assertThat(testsThatSay("\"ce_specversion\","))
        .as("Topics.tell writes the headers of an event")
        .isEmpty();
  }

  @Test
  void who_may_do_what_is_a_role_matrix() throws IOException {
    assertThat(testsThatSay("\"nobody\", \"guest\", \"host\""))
        .as("RoleMatrix knows the callers")
        .isEmpty();
    assertThat(testsThatSay("RoleMatrix.of(")).hasSizeGreaterThan(5);
  }

  private static List<Path> testsThatSay(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Services.Service service : Services.all()) {
      Path tests = service.folder().resolve("src/test/java");
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (Files.readString(file).contains(text)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }
}
