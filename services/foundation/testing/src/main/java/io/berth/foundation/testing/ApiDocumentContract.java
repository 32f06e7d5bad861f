package io.berth.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds a service to its committed {@code openapi.yaml}: what clients rely on stays. A service's
 * own test extends it and adds nothing. With {@code -Dberth.openapi.write=true} the document is
 * written anew instead.
 */
public abstract class ApiDocumentContract {
  private static final Path COMMITTED = Path.of("openapi.yaml");
  private static final boolean WRITE = Boolean.getBoolean("berth.openapi.write");

  private static ApiDocument live;

  @BeforeAll
  static void the_service_tells_its_api() {
    live = ApiDocument.of(RunningService.get().server().address());
    if (WRITE) {
      live.write(COMMITTED);
    }
  }

  @Test
  void no_client_of_the_committed_document_is_broken() {
    assertThat(ApiDocument.read(COMMITTED).brokenBy(live))
        .as("incompatible with openapi.yaml; if that is meant: %s", command())
        .isEmpty();
  }

  @Test
  void the_committed_document_has_all_operations() {
    assertThat(ApiDocument.read(COMMITTED).operations())
        .as("openapi.yaml is out of date: %s", command())
        .isNotEmpty()
        .isEqualTo(live.operations());
  }

  @Test
  void the_server_finds_nothing_wrong_with_the_document() throws IOException {
    assertThat(Files.readString(RunningService.get().server().logs().resolve("messages.log")))
        .doesNotContain("CWWKO1650E");
  }

  @Test
  void every_operation_says_who_may_call_it() {
    assertThat(live.callers())
        .isNotEmpty()
        .allSatisfy((operation, callers) -> assertThat(callers).as("%s", operation).isNotEmpty());
  }

  @Test
  void no_address_that_was_typed_is_an_error_of_the_server() {
    RunningService service = RunningService.get();
    String bearer = service.tokens().person(UUID.randomUUID(), "guest", "host", "admin");
    live.operations().stream()
        .filter(operation -> operation.startsWith("GET ") && !operation.endsWith("/stream"))
        .map(operation -> operation.substring("GET ".length()))
        .forEach(
            path -> {
              String unknown = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
              for (String typed : List.of("?q=한강+\"{뷰}\"|", "?한=%zz")) {
                assertThat(service.typed(unknown + typed, bearer))
                    .as("%s%s", path, typed)
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 401")
                    .doesNotStartWith("HTTP/1.1 500");
              }
              assertThat(service.typed(unknown + "?q=%FF", bearer))
                  .startsWith("HTTP/1.1 400")
                  .contains("q must be UTF-8");
            });
  }

  private static String command() {
    Path module = Path.of("").toAbsolutePath();
    return "mvn verify -pl services/"
        + module.getFileName()
        + " -am -Dberth.openapi.write=true writes it anew";
  }
}
