package io.berth.booking.application;

import io.berth.booking.application.port.Blocks;
import io.berth.booking.application.port.BookingEvents;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.domain.Block;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keeps time of one unit from being booked. */
@ApplicationScoped
public class PlaceBlock {
  /** What a host asks for. */
  public record Command(
      RepeatableRequest request,
      UUID hostId,
      UUID listingId,
      UUID unitId,
      String from,
      String to,
      String reason,
      Function<Block, Answer> answer) {}

  private final Attempt attempt;
  private final KnownListings listings;

  @Inject
  public PlaceBlock(Attempt attempt, KnownListings listings) {
    this.attempt = attempt;
    this.listings = listings;
  }

  protected PlaceBlock() {
    this(null, null);
  }

  /**
   * Places the block.
   *
   * @throws Refusal.TimeTaken with what stands in the way
   */
  public Answer place(Command command) {
    listings.makeKnown(command.listingId());
    return Attempts.untilSettled(() -> attempt.place(command));
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Listings listings;
    private final Claims claims;
    private final Blocks blocks;
    private final Expiry expiry;
    private final BookingEvents events;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    public Attempt(
        Listings listings,
        Claims claims,
        Blocks blocks,
        Expiry expiry,
        BookingEvents events,
        Idempotency idempotency,
        Clock clock) {
      this.listings = listings;
      this.claims = claims;
      this.blocks = blocks;
      this.expiry = expiry;
      this.events = events;
      this.idempotency = idempotency;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null, null, null);
    }

    @Transactional
    Answer place(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      if (earlier.isPresent()) {
        return earlier.get().answer().orElseThrow();
      }
      UUID blockId = UUID.randomUUID();
      idempotency.begin(command.request(), blockId);
      Instant now = clock.instant();
      Listing listing =
          listings
              .find(command.listingId())
              .filter(each -> each.hostId().equals(command.hostId()))
              .filter(each -> hasUnit(each, command.unitId()))
              .orElseThrow(() -> new Refusal.ListingUnknown(command.listingId()));
      Period period =
          listing.calendar().comingPeriod(command.from(), command.to(), Block.LONGEST, now);
      List<UUID> owners = claims.owners(command.unitId(), period, now);
      if (!owners.isEmpty()) {
        throw new Refusal.TimeTaken(owners);
      }
      expiry.takeOver(command.unitId(), period, now);
      Block block =
          new Block(
              blockId,
              listing.id(),
              command.unitId(),
              command.hostId(),
              listing.calendar(),
              period,
              command.reason());
      blocks.add(block);
      claims.take(block.unitId(), period, block.id(), Claims.Kind.BLOCK, null);
      events.tellPlaced(block);
      Answer answer = command.answer().apply(block);
      idempotency.finish(command.request(), answer);
      return answer;
    }

    private static boolean hasUnit(Listing listing, UUID unitId) {
      return listing.units().stream().anyMatch(unit -> unit.id().equals(unitId));
    }
  }
}
