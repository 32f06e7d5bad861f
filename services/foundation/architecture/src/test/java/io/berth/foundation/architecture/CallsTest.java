package io.berth.foundation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out of a process is bounded, and what comes in can't end a channel. */
class CallsTest {
  private static final Pattern INCOMING =
      Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.topic");
  private static final String STRINGS = "org.apache.kafka.common.serialization.StringDeserializer";

  private static final DescribedPredicate<JavaClass> HAVE_TRANSACTIONS =
      DescribedPredicate.describe(
          "have transactions",
          type ->
              type.getMethods().stream()
                  .anyMatch(method -> method.isAnnotatedWith(Transactional.class)));
  private static final DescribedPredicate<JavaClass> ASK_OTHERS =
      DescribedPredicate.describe(
          "ask others",
          type ->
              type.getName().matches("io\\.berth\\..*(Gateway|Directory|\\.port\\.Provider|Api)"));

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
  void every_rest_client_gives_up_connecting_and_reading_within_its_timeout() {
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
            assertThat(connect + read)
                .as(
                    "%s: @Timeout comes back no sooner than the client gives up",
                    call.getFullName())
                .isLessThanOrEqualTo(call.getAnnotationOfType(Timeout.class).value());
          }
        }
      }
    }
    assertThat(clients).isPositive();
  }

  @Test
  void every_incoming_message_goes_through_the_safe_consumer() {
    Map<String, Boolean> channels = new TreeMap<>();
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

  @Test
  void no_transaction_is_open_while_another_is_asked() {
    noClasses()
        .that(HAVE_TRANSACTIONS)
        .should()
        .dependOnClassesThat(ASK_OTHERS)
        .because("a call may last seconds, and what it did can't be rolled back")
        .check(Services.classes());
  }

  @ParameterizedTest
  @MethodSource("io.berth.foundation.architecture.Services#all")
  void every_incoming_channel_is_set_up_alike(Services.Service service) {
    Properties config = service.config();
    for (String name : config.stringPropertyNames()) {
      Matcher channel = INCOMING.matcher(name);
      if (channel.matches()) {
        String prefix = name.substring(0, name.length() - "topic".length());
        assertThat(config)
            .as("%s of %s", channel.group(1), service)
            .containsEntry(prefix + "client.id", service.context() + "-" + channel.group(1))
            .containsEntry(prefix + "group.id", service.context() + "-" + channel.group(1))
            .containsEntry(prefix + "auto.offset.reset", "earliest")
            .containsEntry(prefix + "session.timeout.ms", "10000")
            .containsEntry(prefix + "default.api.timeout.ms", "2147483647")
            .containsEntry(prefix + "metadata.max.age.ms", "5000")
            .containsEntry(prefix + "key.deserializer", STRINGS)
            .containsEntry(prefix + "value.deserializer", STRINGS);
      }
    }
  }

  private static long millis(Services.Service service, String key) {
    String value = service.config().getProperty(key);
    assertThat(value).as("%s of %s", key, service.context()).isNotNull();
    return Long.parseLong(value.trim());
  }
}
