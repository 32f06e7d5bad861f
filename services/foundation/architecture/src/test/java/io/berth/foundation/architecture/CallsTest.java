package io.berth.foundation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** What goes out of a process is bounded, and what comes in can't end a channel. */
class CallsTest {

  @Test
  void every_call_to_another_service_has_a_timeout_and_a_circuit_breaker() {
    List<JavaMethod> calls = new ArrayList<>();
    for (JavaClass api : Services.classes()) {
      if (api.isAnnotatedWith(RegisterRestClient.class)) {
        api.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .forEach(calls::add);
      }
    }

    assertThat(calls).as("calls of Rest Clients").isNotEmpty();
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(call.isAnnotatedWith(Timeout.class)).as("%s", call).isTrue();
              assertThat(call.isAnnotatedWith(CircuitBreaker.class)).as("%s", call).isTrue();
            });
  }

  @Test
  void every_rest_client_has_connect_and_read_timeouts_below_its_timeout() {
    int clients = 0;
    for (Services.Service service : Services.all()) {
      for (JavaClass api : service.load()) {
        if (!api.isAnnotatedWith(RegisterRestClient.class)) {
          continue;
        }
        clients++;
        String key = api.getAnnotationOfType(RegisterRestClient.class).configKey();
        long connect = millis(service, key + "/mp-rest/connectTimeout");
        long read = millis(service, key + "/mp-rest/readTimeout");
        for (JavaMethod call : api.getMethods()) {
          if (call.isAnnotatedWith(Timeout.class)) {
            assertThat(Math.max(connect, read))
                .as("%s: the client must give up before @Timeout does", call.getFullName())
                .isLessThan(call.getAnnotationOfType(Timeout.class).value());
          }
        }
      }
    }
    assertThat(clients).isPositive();
  }

  @Test
  void every_incoming_message_goes_through_the_safe_consumer() {
    Map<String, Boolean> channels = new java.util.TreeMap<>();
    for (JavaClass type : Services.classes()) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(Incoming.class)) {
          channels.put(
              method.getFullName(),
              method.getMethodCallsFromSelf().stream()
                  .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("SafeConsumer")));
        }
      }
    }

    assertThat(channels).isNotEmpty();
    assertThat(channels)
        .as("an exception that leaves an @Incoming method ends its channel for ever")
        .doesNotContainValue(false);
  }

  private static long millis(Services.Service service, String key) {
    String value = service.config().getProperty(key);
    assertThat(value).as("%s of %s", key, service.context()).isNotNull();
    return Long.parseLong(value.trim());
  }
}
