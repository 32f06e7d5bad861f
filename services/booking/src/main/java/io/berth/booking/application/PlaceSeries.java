package io.berth.booking.application;

import io.berth.booking.application.port.Bookings;
import io.berth.booking.application.port.Claims;
import io.berth.booking.application.port.Listings;
import io.berth.booking.application.port.SeriesTimes;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Series;
import io.berth.foundation.crash.CrashPoint;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Earlier;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Books the same local time week by week. All or nothing is one transaction; what is free is one
 * transaction per time, each written down once, so that a repeat with the same key goes on where a
 * crash ended the first.
 */
@ApplicationScoped
public class PlaceSeries {
  /**
   * What a guest asks for; see {@link PlaceBooking.Command}.
   *
   * @param times how many, a week apart
   */
  public record Command(
      RepeatableRequest request,
      UUID guestId,
      UUID listingId,
      String from,
      String to,
      int times,
      int guests,
      Series.Mode mode,
      Function<FoundSeries, Answer> answer) {}

  private final Attempt attempt;
  private final KnownListings listings;
  private final CrashPoint crash;

  @Inject
  public PlaceSeries(Attempt attempt, KnownListings listings, CrashPoint crash) {
    this.attempt = attempt;
    this.listings = listings;
    this.crash = crash;
  }

  protected PlaceSeries() {
    this(null, null, null);
  }

  /**
   * Books, or gives the answer that an earlier request with the same key got.
   *
   * @throws Refusal if nothing was done
   */
  public Answer place(Command command) {
    listings.makeKnown(command.listingId());
    if (command.mode() == Series.Mode.ALL) {
      return Attempts.untilSettled(() -> attempt.placeAll(command));
    }
    Attempt.Begun begun = Attempts.untilSettled(() -> attempt.begin(command));
    if (begun.answered().isPresent()) {
      return begun.answered().get();
    }
    for (int index = 0; index < command.times(); index++) {
      int time = index;
      Attempts.untilSettled(() -> attempt.placeOne(command, begun.seriesId(), time));
      crash.reached(CrashMoment.WITHIN_SERIES);
    }
    return Attempts.untilSettled(() -> attempt.finish(command, begun.seriesId()));
  }

  /** The steps, each in one transaction. */
  @ApplicationScoped
  public static class Attempt {
    private static final Comparator<Booking.Begun> BY_CLAIM =
        Comparator.comparing((Booking.Begun each) -> each.booking().terms().unitId().toString())
            .thenComparing(each -> each.booking().terms().period().from());

    record Begun(UUID seriesId, Optional<Answer> answered) {}

    private final Listings listings;
    private final Bookings bookings;
    private final SeriesTimes seriesTimes;
    private final Claims claims;
    private final Waiting waiting;
    private final HoldLimits limits;
    private final RefuseErased refuseErased;
    private final TakeTime takeTime;
    private final ChangeRecord record;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    public Attempt(
        Listings listings,
        Bookings bookings,
        SeriesTimes seriesTimes,
        Claims claims,
        Waiting waiting,
        HoldLimits limits,
        RefuseErased refuseErased,
        TakeTime takeTime,
        ChangeRecord record,
        Idempotency idempotency,
        Clock clock) {
      this.listings = listings;
      this.bookings = bookings;
      this.seriesTimes = seriesTimes;
      this.claims = claims;
      this.waiting = waiting;
      this.limits = limits;
      this.refuseErased = refuseErased;
      this.takeTime = takeTime;
      this.record = record;
      this.idempotency = idempotency;
      this.clock = clock;
    }

    protected Attempt() {
      this(null, null, null, null, null, null, null, null, null, null, null);
    }

    @Transactional
    Answer placeAll(Command command) {
      Begun begun = begin(command);
      if (begun.answered().isPresent()) {
        return begun.answered().get();
      }
      Instant now = clock.instant();
      Listing listing = listing(command);
      List<Period> periods = periods(command, listing);
      List<Period> taken =
          periods.stream().filter(period -> !isFree(listing, period, now)).toList();
      if (!taken.isEmpty()) {
        throw new Refusal.SeriesTaken(listing, taken);
      }
      List<Series.Time> times = new ArrayList<>();
      List<Booking.Begun> all = new ArrayList<>();
      for (int index = 0; index < periods.size(); index++) {
        BookingTerms terms = take(command, begun.seriesId(), listing, periods.get(index), now);
        times.add(new Series.Time(index, terms.period(), terms.id()));
        all.add(Booking.free(terms));
      }
      times.forEach(time -> seriesTimes.decide(begun.seriesId(), time));
      all.stream().sorted(BY_CLAIM).forEach(record::begun);
      Series series =
          new Series(
              begun.seriesId(),
              listing.id(),
              command.guestId(),
              listing.hostId(),
              command.mode(),
              times);
      return finish(
          command,
          new FoundSeries(series, listing, all.stream().map(Booking.Begun::booking).toList()));
    }

    /** A new series without times yet; of a repeat the one that was begun. */
    @Transactional
    Begun begin(Command command) {
      Optional<Earlier> earlier = idempotency.earlier(command.request());
      if (earlier.isPresent()) {
        return new Begun(earlier.get().resourceId(), earlier.get().answer());
      }
      UUID id = UUID.randomUUID();
      idempotency.begin(command.request(), id);
      Listing listing = listing(command);
      refuse(command, listing, clock.instant());
      refuseErased.refuse(command.guestId(), listing);
      seriesTimes.add(
          new Series(
              id, listing.id(), command.guestId(), listing.hostId(), command.mode(), List.of()),
          clock.instant());
      return new Begun(id, Optional.empty());
    }

    /** Books one time, or writes down that it is taken; false if that was done before. */
    @Transactional
    boolean placeOne(Command command, UUID seriesId, int index) {
      if (seriesTimes.isDecided(seriesId, index)) {
        return false;
      }
      Instant now = clock.instant();
      Listing listing = listing(command);
      Period period = periods(command, listing).get(index);
      if (isStillOffered(command, listing, period, now) && isFree(listing, period, now)) {
        BookingTerms terms = take(command, seriesId, listing, period, now);
        seriesTimes.decide(seriesId, new Series.Time(index, period, terms.id()));
        record.begun(Booking.free(terms));
      } else {
        seriesTimes.decide(seriesId, new Series.Time(index, period, null));
      }
      return true;
    }

    @Transactional
    Answer finish(Command command, UUID seriesId) {
      Series series = seriesTimes.find(seriesId).orElseThrow();
      return finish(
          command, new FoundSeries(series, listing(command), bookings.all(series.bookingIds())));
    }

    private Answer finish(Command command, FoundSeries found) {
      Answer answer = command.answer().apply(found);
      idempotency.finish(command.request(), answer);
      return answer;
    }

    private Listing listing(Command command) {
      return listings
          .find(command.listingId())
          .orElseThrow(() -> new Refusal.ListingUnknown(command.listingId()));
    }

    private void refuse(Command command, Listing listing, Instant now) {
      if (listing.needsApproval()) {
        limits.refuseFreeRequest(command.guestId(), now);
      }
      List<Period> periods = periods(command, listing);
      listing.calendar().comingPeriod(command.from(), command.to(), Period.LONGEST, now);
      for (Period period : periods) {
        refuse(command, listing, period, now);
      }
    }

    private void refuse(Command command, Listing listing, Period period, Instant now) {
      TakeTime.refuseAgainstRules(listing, period, command.guests(), now);
      if (!listing.terms(period, command.guests()).price().total().isZero()) {
        throw new Refusal.SeriesNotFree();
      }
      if (listing.kind().isQueue() && waiting.somebodyWaits(listing.id(), period)) {
        throw new Refusal.NotYourTurn();
      }
    }

    /** Whether the time can still be had: a repeat may come days later, to another listing. */
    private boolean isStillOffered(Command command, Listing listing, Period period, Instant now) {
      try {
        refuse(command, listing, period, now);
        return period.from() >= listing.calendar().cellAt(now);
      } catch (Refusal notAnyMore) {
        return false;
      }
    }

    private static List<Period> periods(Command command, Listing listing) {
      Period first = listing.calendar().period(command.from(), command.to(), Period.LONGEST);
      return listing.calendar().weekly(first, listing.rules().buffer(), command.times());
    }

    private boolean isFree(Listing listing, Period period, Instant now) {
      return !claims
          .freeUnits(listing.id(), period.extendedBy(listing.rules().buffer()), now)
          .isEmpty();
    }

    private BookingTerms take(
        Command command, UUID seriesId, Listing listing, Period period, Instant now) {
      return takeTime.onFreeUnit(
          new TakeTime.Wanted(
              UUID.randomUUID(),
              seriesId,
              command.guestId(),
              listing,
              period,
              command.guests(),
              listing.terms(period, command.guests()),
              true),
          now);
    }
  }
}
