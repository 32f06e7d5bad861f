package io.berth.booking.adapter.out.listing;

import io.berth.booking.application.port.ListingDirectory;
import io.berth.booking.domain.Listing;
import io.berth.foundation.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class RestListingDirectory implements ListingDirectory {
  @Inject @RestClient ListingApi api;

  @Override
  public Optional<Listing> fetch(UUID id) {
    return ask(() -> EventJson.read(api.snapshot(id), ListingMessage.class).toListing());
  }

  @Override
  public Optional<Access> access(UUID id) {
    return ask(
        () -> {
          AccessAnswer answer = EventJson.read(api.access(id), AccessAnswer.class);
          return new Access(answer.version(), answer.access());
        });
  }

  /** What listing says of an access. */
  record AccessAnswer(long version, String access) {}

  private static <T> Optional<T> ask(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (WebApplicationException e) {
      boolean unknown =
          e.getResponse().getStatus() == 404
              && e.getResponse().getMediaType() != null
              && e.getResponse().getMediaType().getSubtype().equals("problem+json");
      if (unknown) {
        return Optional.empty();
      }
      throw new Unavailable(e);
    } catch (RuntimeException e) {
      throw new Unavailable(e);
    }
  }
}
