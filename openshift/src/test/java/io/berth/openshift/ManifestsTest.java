package io.berth.openshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests agree with code and server configuration, and every check can fail. */
class ManifestsTest {
  private final Manifests base = Manifests.read();

  @Test
  void nothing_is_wrong_with_the_base() {
    assertThat(Checks.services(base)).contains("booking", "payment");
    assertThat(Checks.findings(base)).isEmpty();
  }

  @Test
  void the_sources_are_understood() {
    Surroundings booking = Surroundings.of("booking");

    assertThat(booking.mandatory())
        .containsExactlyInAnyOrder(
            "berth.keys", "berth.payment.url", "berth.listing.url", "berth.database.password");
    assertThat(booking.known())
        .contains(
            "berth.booking.hold", "kafka.bootstrap", "berth.postgresql.url", "berth.http.port")
        .doesNotContain("berth.payment.poll", "berth.data");
    assertThat(booking.root()).isEqualTo("/api/bookings");
    assertThat(booking.keyFiles())
        .containsExactly("booking-quote.secret", "booking.jwk", "trusted.jwks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "booking.yaml | terminationGracePeriodSeconds: | terminationGraceSeconds: | unknown field terminationGraceSeconds",
        "booking.yaml | maxUnavailable: 0 | maxUnavialable: 0 | unknown field maxUnavialable",
        "booking.yaml | averageUtilization: 70 | averageUse: 70 | unknown field averageUse",
        "booking.yaml | insecureEdgeTerminationPolicy: | insecurePolicy: | unknown field insecurePolicy",
        "booking.yaml | configMapRef: | configMap: | unknown field configMap",
        "booking.yaml | autoscaling/v2 | autoscaling/v1 | kind or version that is not known",
        "booking.yaml | maxReplicas: 10 | minReadySeconds: 10 | lacks /spec/maxReplicas",
        "booking.yaml | livenessProbe: | lifeProbe: | lacks /spec/template/spec/containers/0/livenessProbe",
        "booking.yaml | /health/ready | /health | readinessProbe asks /health, not /health/ready",
        "booking.yaml | /health/live | /health/ready | livenessProbe asks /health/ready",
        "booking.yaml | containerPort: 9080 | containerPort: 8080 | container port is 8080, the server's 9080",
        "booking.yaml | port: http | port: web | asks the port web",
        "booking.yaml | targetPort: http | targetPort: web | leads to the port web",
        "booking.yaml | path: /api/bookings | path: /api/booking | has the path /api/booking, the code /api/bookings",
        "payment.yaml | path: /api/payments | path: /api/bookings | the code /api/payments",
        "booking.yaml | IMAGES/booking:0.1.0-SNAPSHOT | berth/booking:0.1.0-SNAPSHOT | runs the image berth/booking",
        "booking.yaml | IMAGES/booking:0.1.0-SNAPSHOT | IMAGES/booking:latest | runs the image IMAGES/booking:latest",
        "booking.yaml | IMAGES/booking: | IMAGES/payment: | runs the image IMAGES/payment",
        "kustomization.yaml | spec.template.spec.containers.*.image | spec.template.spec.containers.0.image | does not copy images",
        "kustomization.yaml | data.images | data.registry | which is no parameter",
        "kustomization.yaml | '  - payment.yaml' | '' | forgets payment.yaml",
        "parameters.yaml | local-config | local | would be sent to the cluster",
        "berth.yaml | KAFKA_BOOTSTRAP: | KAFKA_BROKERS: | nobody reads KAFKA_BROKERS",
        "payment.yaml | BERTH_PAYMENT_PROVIDER_TIMEOUT | BERTH_PAYMENT_TIMEOUT | nobody reads BERTH_PAYMENT_TIMEOUT",
        "booking.yaml | BERTH_LISTING_URL | BERTH_SEARCH_URL | booking lacks BERTH_LISTING_URL",
        "booking.yaml | http://payment:9080 | http://payment:8080 | calls payment at http://payment:8080",
        "booking.yaml | http://payment:9080 | http://listing:9080 | calls payment at http://listing:9080",
        "berth.yaml | BERTH_KEYS: | BERTH_LOG_TRACE: | lacks BERTH_KEYS",
        "berth.yaml | /var/run/berth/keys | /keys | not where BERTH_KEYS says",
        "berth.yaml | 'BERTH_HTTP_HOST: \"*\"' | 'BERTH_HTTP_HOST: 127.0.0.1' | loopback only",
        "booking.yaml | BERTH_DATABASE_PASSWORD | DATABASE_PASSWORD | booking lacks BERTH_DATABASE_PASSWORD",
        "booking.yaml | '- name: keystore_password' | '- name: key_password' | booking lacks keystore_password from a Secret",
        "berth.yaml | BERTH_DATABASE_USER: berth | BERTH_DATABASE_PASSWORD: berth | in the open",
        "booking.yaml | 'path: booking-quote.secret' | 'path: quote.secret' | it needs",
        "booking.yaml | terminationGracePeriodSeconds: 60 | terminationGracePeriodSeconds: 45 | is killed after 45 s",
        "booking.yaml | '[\"sleep\", \"10\"]' | '[\"true\"]' | not forgotten by the routers",
        "booking.yaml | memory: 896Mi | memory: 640Mi | too small for its heap",
        "booking.yaml | runAsNonRoot: true | runAsUser: 1001 | fixes a user",
        "booking.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | rights that it does not need",
        "booking.yaml | 'value: /var/run/berth/output' | 'value: /output' | can not write",
        "booking.yaml | name: tmp | name: temp | can not write",
        "booking.yaml | minReplicas: 2 | minReplicas: 1 | single pod",
        "booking.yaml | '  # No replicas: the autoscaler decides.' | '  replicas: 3' | undoes the autoscaler",
        "booking.yaml | maxSurge: 1 | maxSurge: [1] | can not be read",
      })
  void a_fault_that_is_planted_is_found(
      String file, String present, String instead, String sentence) {
    assertThat(Checks.findings(base.with(file, present, instead)))
        .anyMatch(finding -> finding.contains(sentence));
  }
}
