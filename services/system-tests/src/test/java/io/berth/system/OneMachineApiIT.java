package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.ApiDocument;
import io.berth.foundation.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On one machine one document tells the APIs of all contexts, each under its context root. */
class OneMachineApiIT {
  @Test
  void one_document_has_all_operations_of_all_contexts() throws IOException {
    List<Path> documents = committedDocuments();
    List<String> contexts =
        documents.stream().map(each -> each.getParent().getFileName().toString()).toList();
    Set<String> promised = new TreeSet<>();
    documents.forEach(each -> promised.addAll(ApiDocument.read(each).operations()));

    try (Landscape berth = new Landscape("one-document", TestDatabase.DERBY)) {
      berth.plan("all", contexts.toArray(String[]::new));
      berth.start("all", contexts);

      assertThat(contexts).contains("member", "listing", "booking", "payment");
      assertThat(ApiDocument.of(berth.address("all")).operations())
          .containsExactlyInAnyOrderElementsOf(promised)
          .allMatch(operation -> operation.matches("[A-Z]+ /api/[a-z]+(/.*)?"));
    }
  }

  private static List<Path> committedDocuments() throws IOException {
    try (Stream<Path> services =
        Files.list(Path.of(System.getProperty("berth.root"), "services"))) {
      return services
          .map(service -> service.resolve("openapi.yaml"))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }
}
