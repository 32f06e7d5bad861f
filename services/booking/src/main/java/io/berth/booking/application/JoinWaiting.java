package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
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

/** Puts a guest on the waiting list of a listing, for time that is taken now. */
@ApplicationScoped
public class JoinWaiting {
  /** What a guest asks for; see {@link PlaceBooking.Command}. */
  public record Command(
      RepeatableRequest request,
      UUID guestId,
      UUID listingId,
      String from,
      String to,
      int guests,
      Function<Wish, Answer> answer) {}

  private final Attempt attempt;
  private final KnownListings listings;

  @Inject
  public JoinWaiting(Attempt attempt, KnownListings listings) {
    this.attempt = attempt;
    this.listings = listings;
  }

  protected JoinWaiting() {
    this(null, null);
  }

  /**
   * Joins, or gives the answer that an earlier request with the same key got.
   *
   * @throws Refusal if it is free now, against the rules, or the guest waits enough already
   */
  public Answer join(Command command) {
    listings.makeKnown(command.listingId());
    return Attempts.untilSettled(() -> attempt.join(command));
  }

  /** One attempt, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Listings listings;
    private final Bookings bookings;
    private final Claims claims;
    private final Waiting waiting;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    public Attempt(
        Listings listings,
        Bookings bookings,
        Claims claims,
        Waiting waiting,
        Idempotency idempotency,
        Clock clock) {
      this.listings = listings;
      this.bookings = bookings;
      this.claims = claims;
      this.waiting = waiting;
      this.idempotency = idempotency;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null, null);
    }

    @Transactional
    Answer join(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      if (earlier.isPresent()) {
        return earlier.get().answer().orElseThrow();
      }
      UUID wishId = UUID.randomUUID();
      idempotency.begin(command.request(), wishId);
      bookings.oneAtATime(command.guestId());
      Instant now = clock.instant();
      Listing listing =
          listings
              .find(command.listingId())
              .orElseThrow(() -> new Refusal.ListingUnknown(command.listingId()));
      Period period =
          listing.calendar().comingPeriod(command.from(), command.to(), Period.LONGEST, now);
      TakeTime.refuseAgainstRules(listing, period, command.guests(), now);
      Wish wish = Wish.made(wishId, listing, command.guestId(), period, command.guests(), now);
      refuseWhoWaitsEnough(wish, now);
      if (isForTheTaking(listing, period, now)) {
        throw new Refusal.FreeNow();
      }
      waiting.add(wish);
      Answer answer = command.answer().apply(wish);
      idempotency.finish(command.request(), answer);
      return answer;
    }

    private void refuseWhoWaitsEnough(Wish wish, Instant now) {
      List<Wish> own = waiting.ofGuest(wish.guestId(), now);
      own.stream()
          .filter(each -> each.listingId().equals(wish.listingId()))
          .filter(each -> each.periodAt(now).equals(wish.period()))
          .findFirst()
          .ifPresent(
              same -> {
                throw new Refusal.WaitingAlready(same.id());
              });
      if (own.size() >= Wish.MOST) {
        throw new Refusal.TooManyWishes(Wish.MOST);
      }
    }

    /** What is free, unless others wait for it and come first. */
    private boolean isForTheTaking(Listing listing, Period period, Instant now) {
      Period owned = period.extendedBy(listing.rules().buffer());
      return !claims.freeUnits(listing.id(), owned, now).isEmpty()
          && !(listing.kind().isQueue() && waiting.somebodyWaits(listing.id(), period));
    }
  }
}
