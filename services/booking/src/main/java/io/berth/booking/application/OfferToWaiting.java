package io.berth.booking.application;

import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
import io.berth.foundation.crash.CrashPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Offers free time to those who wait for it, first come first. Whoever gives time back marks the
 * listing in the same transaction; a listing for which somebody waits is looked at every few
 * seconds anyway, so that a crash loses nothing and what becomes free by the clock alone is seen.
 * Any number of processes may look at once.
 */
@ApplicationScoped
public class OfferToWaiting {
  private final Look look;
  private final Attempt attempt;
  private final CrashPoint crash;

  @Inject
  public OfferToWaiting(Look look, Attempt attempt, CrashPoint crash) {
    this.look = look;
    this.attempt = attempt;
    this.crash = crash;
  }

  protected OfferToWaiting() {
    this(null, null, null);
  }

  /** Listings to look at, longest due first; at most {@code limit}. */
  public List<UUID> due(int limit) {
    return look.due(limit);
  }

  /** Offers all that is free of one listing. */
  public void offer(UUID listingId) {
    Optional<Instant> next = look.begin(listingId);
    if (next.isPresent()) {
      crash.reached(CrashMoment.BEFORE_OFFER);
      look.over(listingId).forEach(look::end);
      boolean offered;
      do {
        offered = Attempts.untilSettled(() -> attempt.offerToFirst(listingId));
      } while (offered);
      look.rest(listingId, next.get());
    }
  }

  /** Whose turn it is to look, each step in a transaction of its own. */
  @ApplicationScoped
  public static class Look {
    private final Waiting waiting;
    private final Listings listings;
    private final BookingSettings settings;
    private final Clock clock;

    @Inject
    public Look(Waiting waiting, Listings listings, BookingSettings settings, Clock clock) {
      this.waiting = waiting;
      this.listings = listings;
      this.settings = settings;
      this.clock = clock;
    }

    protected Look() {
      this(null, null, null, null);
    }

    @Transactional
    List<UUID> due(int limit) {
      return waiting.due(clock.instant(), limit);
    }

    /** Until when nobody else looks unless something happens; empty if somebody else looks. */
    @Transactional
    Optional<Instant> begin(UUID listingId) {
      Instant now = clock.instant();
      Instant next = now.plus(settings.waitingEvery());
      return waiting.claimLook(listingId, now, next) ? Optional.of(next) : Optional.empty();
    }

    /** Wishes whose time is over, or whose listing is closed. */
    @Transactional
    List<UUID> over(UUID listingId) {
      boolean open = listings.find(listingId).filter(Listing::published).isPresent();
      return waiting.over(listingId, open ? clock.instant() : Instant.MAX);
    }

    @Transactional
    boolean end(UUID wishId) {
      return waiting.end(wishId);
    }

    @Transactional
    void rest(UUID listingId, Instant next) {
      waiting.rest(listingId, next);
    }
  }

  /** One attempt at one offer, in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private final Waiting waiting;
    private final Listings listings;
    private final TakenCells takenCells;
    private final TakeTime takeTime;
    private final ChangeRecord record;
    private final Clock clock;

    @Inject
    public Attempt(
        Waiting waiting,
        Listings listings,
        TakenCells takenCells,
        TakeTime takeTime,
        ChangeRecord record,
        Clock clock) {
      this.waiting = waiting;
      this.listings = listings;
      this.takenCells = takenCells;
      this.takeTime = takeTime;
      this.record = record;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null, null);
    }

    /** False if nothing is free for anybody who waits. */
    @Transactional
    boolean offerToFirst(UUID listingId) {
      Instant now = clock.instant();
      Optional<Listing> listing = listings.find(listingId).filter(Listing::published);
      List<Wish> wishes = listing.isPresent() ? waiting.of(listingId, now) : List.of();
      if (wishes.isEmpty()) {
        return false;
      }
      TakenCells.Taken taken = taken(listing.get(), wishes, now);
      Optional<Wish> first =
          wishes.stream().filter(wish -> fits(wish, listing.get(), taken, now)).findFirst();
      first.ifPresent(wish -> offer(wish, listing.get(), now));
      return first.isPresent();
    }

    private static boolean fits(Wish wish, Listing listing, TakenCells.Taken taken, Instant now) {
      Period period = wish.periodAt(now);
      return listing
              .rules()
              .brokenBy(period, wish.guests(), listing.maxGuests(), listing.calendar(), now)
              .isEmpty()
          && taken.fits(period.extendedBy(listing.rules().buffer()));
    }

    private void offer(Wish wish, Listing listing, Instant now) {
      UUID bookingId = UUID.randomUUID();
      if (!waiting.fulfil(wish.id(), bookingId)) {
        throw new LostRace("the wish " + wish.id() + " waits no more");
      }
      Period period = wish.periodAt(now);
      Listing.Terms terms = listing.terms(period, wish.guests());
      TakeTime.Wanted wanted =
          new TakeTime.Wanted(
              bookingId, null, wish.guestId(), listing, period, wish.guests(), terms, false);
      try {
        record.begun(Booking.offer(takeTime.onFreeUnit(wanted, now)));
      } catch (Refusal.NotAvailable takenMeanwhile) {
        throw new LostRace("the free time is taken");
      }
    }

    /** One look for all who wait. */
    private TakenCells.Taken taken(Listing listing, List<Wish> wishes, Instant now) {
      List<Period> periods = wishes.stream().map(wish -> wish.periodAt(now)).toList();
      Period whole =
          new Period(
              periods.stream().mapToLong(Period::from).min().orElseThrow(),
              periods.stream().mapToLong(Period::to).max().orElseThrow());
      return takenCells.of(listing, whole.extendedBy(listing.rules().buffer()), now);
    }
  }
}
