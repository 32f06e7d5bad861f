package io.berth.notification.adapter.out.member;

import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.notification.application.Language;
import io.berth.notification.application.port.KnownContacts;
import io.berth.notification.application.port.MemberDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The directory by member's REST API, with answers kept for some minutes. Only a 404 in member's
 * own words means that there is no such member: a server without member in it answers 404 too.
 */
@ApplicationScoped
public class RestMemberDirectory implements MemberDirectory, KnownContacts {
  private static final int MOST_KEPT = 10_000;
  private static final String UNKNOWN = "urn:berth:problem:member-unknown";

  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
  private final MemberApi api;
  private final Clock clock;
  private final Duration keepFor;

  @Inject
  public RestMemberDirectory(
      @RestClient MemberApi api,
      Clock clock,
      @ConfigProperty(name = "berth.notification.contact.kept", defaultValue = "PT3M")
          Duration keepFor) {
    this.api = api;
    this.clock = clock;
    this.keepFor = keepFor;
  }

  protected RestMemberDirectory() {
    this(null, null, null);
  }

  @Override
  public Optional<Contact> find(UUID member) {
    Instant now = clock.instant();
    Kept known = kept.get(member);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.contact());
    }
    Optional<Contact> found = ask(member);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    found.ifPresent(contact -> kept.put(member, new Kept(contact, now.plus(keepFor))));
    return found;
  }

  @Override
  public void forget(UUID member) {
    kept.remove(member);
  }

  private Optional<Contact> ask(UUID member) {
    try (Response response = answer(member)) {
      String body = response.readEntity(String.class);
      if (response.getStatus() == 200) {
        return Optional.of(EventJson.read(body, Answer.class).contact());
      }
      if (response.getStatus() == 404
          && UNKNOWN.equals(EventJson.read(body, Answer.class).type())) {
        return Optional.empty();
      }
      throw new Silent("member answered " + response.getStatus(), null);
    } catch (ProcessingException | FaultToleranceException e) {
      throw new Silent("member does not answer: " + e.getMessage(), e);
    } catch (MalformedEvent | IllegalArgumentException e) {
      throw new Silent("member's answer can't be read", e);
    }
  }

  private Response answer(UUID member) {
    try {
      return api.contact(member);
    } catch (WebApplicationException e) {
      return e.getResponse();
    }
  }

  private record Kept(Contact contact, Instant until) {}

  /** A contact, or a problem. */
  private record Answer(String email, String name, String locale, String type) {
    Contact contact() {
      if (email == null || email.isBlank()) {
        throw new IllegalArgumentException("a contact without an e-mail address");
      }
      return new Contact(email, name == null ? "" : name, Language.of(locale).orElse(Language.EN));
    }
  }
}
