package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down when one of our own consumer threads has died, which the server itself does not notice. A
 * consumer that lives has a management bean under its client id, also while the broker is away; one
 * that never appeared is dead after five minutes.
 */
@Liveness
@ApplicationScoped
public class ConsumersLivenessCheck implements HealthCheck {
  private static final String PREFIX = "mp.messaging.incoming.";
  private static final String SUFFIX = ".client.id";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final long startedAt = System.nanoTime();

  @Inject Config config;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(context + "-consumers").up();
    boolean patient = System.nanoTime() - startedAt < PATIENCE.toNanos();
    for (String client : clients()) {
      boolean lives = lives(client);
      if (lives) {
        seen.add(client);
      } else if (seen.contains(client) || !patient) {
        response.down().withData(client, "dead");
      }
    }
    return response.build();
  }

  private Set<String> clients() {
    Set<String> clients = new TreeSet<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
        clients.add(config.getValue(name, String.class));
      }
    }
    return clients;
  }

  private static boolean lives(String client) {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .isRegistered(
              new ObjectName(
                  "kafka.consumer:type=consumer-coordinator-metrics,client-id=" + client));
    } catch (JMException e) {
      throw new IllegalStateException("client id " + client + " is no part of a name", e);
    }
  }
}
