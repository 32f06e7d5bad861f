package io.berth.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Who may do what: every caller at every endpoint, a test each. */
public final class RoleMatrix {
  private static final List<String> CALLERS =
      List.of("nobody", "guest", "host", "admin", "service");

  private final Map<String, String> bearers = new HashMap<>();

  private RoleMatrix() {}

  /**
   * Callers that nobody knows.
   *
   * @param service that calls
   * @param callee the tested context
   */
  public static RoleMatrix of(Tokens tokens, String service, String callee) {
    RoleMatrix matrix = new RoleMatrix();
    for (String role : List.of("guest", "host", "admin")) {
      matrix.bearers.put(role, tokens.person(UUID.randomUUID(), role));
    }
    matrix.bearers.put("service", tokens.service(service, callee));
    return matrix;
  }

  /** The caller sends this token instead. */
  public RoleMatrix with(String caller, String bearer) {
    bearers.put(caller, bearer);
    return this;
  }

  /**
   * The tests.
   *
   * @param expected by the endpoint's name the status for nobody, guest, host, admin and service
   * @param status calls an endpoint by its name with a bearer token, null for nobody's
   */
  public Stream<DynamicTest> tests(
      Map<String, List<Integer>> expected, BiFunction<String, String, Integer> status) {
    return expected.entrySet().stream()
        .flatMap(
            row ->
                IntStream.range(0, CALLERS.size())
                    .mapToObj(
                        i -> test(row.getKey(), CALLERS.get(i), row.getValue().get(i), status)));
  }

  private DynamicTest test(
      String endpoint, String caller, int expected, BiFunction<String, String, Integer> status) {
    return DynamicTest.dynamicTest(
        caller + ": " + endpoint + " → " + expected,
        () -> assertThat(status.apply(endpoint, bearers.get(caller))).isEqualTo(expected));
  }
}
