package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.Actor;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingEvent;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.RefundChanged;
import io.berth.booking.domain.Series;
import io.berth.booking.domain.Wish;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All that guests, hosts, usage, the clock and payment do with all kinds of listings, at random and
 * at once, while processes die. Whatever happens, nobody collides, each history is whole, and each
 * booking has taken and kept exactly what it costs.
 *
 * <p>{@code -Dberth.mixture.seed=…} plans a run as the one that failed was planned.
 */
class MixtureTest {
  private static final int THREADS = 10;
  private static final int STEPS = 16;
  private static final int FEWEST_ROUNDS = 14;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long QUARTER = 900;
  private static final Duration[] PAUSES = {
    Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(7), Duration.ofHours(25)
  };
  private static final List<String> CARDS =
      List.of("YES", "YES", "YES", "YES", "DECLINED", "NOT_SENT", "UNKNOWN", "UNKNOWN");
  private static final List<PaymentOutcome.Kind> DOUBTS =
      List.of(
          PaymentOutcome.Kind.CAPTURED,
          PaymentOutcome.Kind.CAPTURED,
          PaymentOutcome.Kind.DECLINED,
          PaymentOutcome.Kind.NOT_SENT);

  private final List<UUID> guests =
      IntStream.range(0, 16).mapToObj(i -> UUID.randomUUID()).toList();
  private final List<Listing> listings = new CopyOnWriteArrayList<>();
  private final Queue<UUID> booked = new ConcurrentLinkedQueue<>();
  private final Queue<UUID> series = new ConcurrentLinkedQueue<>();
  private final Map<UUID, UUID> blocks = new ConcurrentHashMap<>();
  private final Map<UUID, Long> keptByPolicy = new ConcurrentHashMap<>();
  private final Set<String> died = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Boolean> late = ThreadLocal.withInitial(() -> false);
  private BookingFixture berth;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatever_happens_nobody_collides_and_the_money_agrees(TestDatabase database)
      throws Exception {
    long seed = Long.getLong("berth.mixture.seed", System.nanoTime());
    try (BookingFixture fixture = new BookingFixture(database)) {
      berth = fixture;
      offers().forEach(each -> listings.add(each.at(berth)));
      ExecutorService people = Executors.newFixedThreadPool(THREADS);
      Random plan = new Random(seed);
      long end = System.nanoTime() + LONGEST.toNanos();
      int round = 0;
      do {
        List<Future<?>> journeys = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(plan.nextLong());
          journeys.add(people.submit(() -> journey(random)));
        }
        for (Future<?> journey : journeys) {
          journey.get();
        }
        settleDown();
        assertThat(berth.violations()).as("seed %d, round %d", seed, round).isEmpty();
        letTimePass(plan, round++);
      } while ((round < FEWEST_ROUNDS || !notSeen().isEmpty()) && System.nanoTime() < end);
      people.shutdown();

      berth.payment().captureIs(PaymentOutcome.Kind.CAPTURED);
      settleDown();
      assertThat(berth.violations()).as("seed %d, at the end", seed).isEmpty();
      assertThat(booked).as("seed %d", seed).allSatisfy(id -> assertMoneyAgrees(berth.booking(id)));
      assertThat(notSeen()).as("the mixture must hold all of it, seed %d", seed).isEmpty();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("repeat with -Dberth.mixture.seed=" + seed, e);
    }
  }

  private static List<Offered> offers() {
    return List.of(
        Offered.home().units(2),
        Offered.home().units(2).buffer(1).onRequest(),
        Offered.byNight(Kind.HOTEL_ROOM).units(3).policy(CancellationPolicy.NON_REFUNDABLE),
        Offered.byQuarterHour(Kind.DINING).units(2).shortest(2).openEachDay("06:00", "00:00"),
        Offered.byDay(Kind.CAR).units(2).buffer(1).lateFee(7_000),
        Offered.byQuarterHour(Kind.MEETING_ROOM).units(2).buffer(1).lateFee(900),
        Offered.byQuarterHour(Kind.MEETING_ROOM).units(2).free(),
        Offered.byQuarterHour(Kind.MEETING_ROOM).units(2).free().onRequest(),
        Offered.byDay(Kind.EBOOK).units(2).free(),
        Offered.byDay(Kind.EBOOK).units(1).buffer(1));
  }

  private void journey(Random random) {
    for (int step = 0; step < STEPS; step++) {
      try {
        BookingFixture.unlessBusy(() -> step(random));
      } catch (Refusal | WrongState | RefundChanged | InvalidPeriod | Busy refused) {
        // Somebody was faster, or it is not the time for it.
      } catch (MalformedEvent tooLate) {
        assertThat(tooLate).hasCauseInstanceOf(WrongState.class);
      } catch (Problem running) {
        assertThat(running.type()).contains("request-running");
      } catch (ScriptedCrash.Died crash) {
        died.add("died");
      }
    }
  }

  private void step(Random random) {
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> book(random, card(random));
      case 4 -> book(random, null);
      case 5, 6, 7, 8, 9, 10 -> doWhatIsAllowed(any(random), random);
      case 11 -> doAnything(any(random), random);
      case 12 -> change(any(random), random);
      case 13 -> block(random);
      case 14 -> waitFor(random);
      case 15 -> answerOffer(random);
      case 16 -> placeSeries(random);
      case 17 -> answerSeries(random);
      case 18, 19 -> berth.tendAll();
      case 20 -> berth.offerAll();
      case 21 -> {
        berth.clock.advance(Duration.ofSeconds(random.nextInt(15)));
        berth.container.get(HearUsage.class).heard();
      }
      case 22 -> trouble(random);
      default -> revise(random);
    }
  }

  private void book(Random random, String card) {
    Listing listing = listing(random);
    UUID guest = guest(random);
    String[] period = period(listing, random);
    String token = card == null ? null : onCard(card, listing);
    String key = "book-" + random.nextLong();
    if (random.nextInt(10) == 0) {
      berth.crash().crashAt(CrashMoment.AFTER_PAYMENT);
    }
    try {
      booked.add(BookingFixture.id(berth.book(guest, listing, period[0], period[1], token, key)));
    } catch (ScriptedCrash.Died crash) {
      died.add("booking");
      berth.clock.advance(Duration.ofSeconds(31));
      booked.add(BookingFixture.id(berth.book(guest, listing, period[0], period[1], token, key)));
    }
  }

  private void doWhatIsAllowed(Booking booking, Random random) {
    Actor actor = random.nextInt(3) == 0 ? Actor.HOST : Actor.GUEST;
    List<String> actions = booking.actions(actor, berth.clock.instant());
    if (!actions.isEmpty()) {
      act(booking, actor, actions.get(random.nextInt(actions.size())), random);
    }
  }

  private void doAnything(Booking booking, Random random) {
    List<String> actions =
        List.of("pay", "approve", "deny", "cancel", "change", "start", "end", "no-show");
    act(booking, Actor.GUEST, actions.get(random.nextInt(actions.size())), random);
  }

  private void act(Booking booking, Actor actor, String action, Random random) {
    Listing listing = listingOf(booking);
    switch (action) {
      case "pay" ->
          berth.pay(booking.id(), booking.terms().guestId(), onCard(card(random), listing));
      case "approve" -> berth.approve(listing, booking.id());
      case "deny" -> berth.deny(listing, booking.id(), "no");
      case "cancel" -> cancel(booking, actor);
      case "change" -> change(booking, random);
      case "start" -> berth.start(booking);
      case "end" -> end(booking, random);
      case "no-show" -> berth.container.get(MarkNoShow.class).mark(booking.id(), listing.hostId());
      default -> throw new IllegalStateException(action);
    }
  }

  private void cancel(Booking booking, Actor actor) {
    Money shown = booking.refundAt(actor, berth.clock.instant());
    UUID member = actor == Actor.HOST ? booking.terms().hostId() : booking.terms().guestId();
    berth.cancel(booking.id(), member, shown.amount());
    keptByPolicy.put(booking.id(), booking.kept().minus(shown).amount());
  }

  private void change(Booking booking, Random random) {
    Listing listing = listingOf(booking);
    String[] period = period(listing, random);
    if (random.nextBoolean()) {
      period[0] = listing.calendar().text(booking.terms().period().from());
      period[1] = listing.calendar().text(booking.terms().period().to() + 1 + random.nextInt(2));
    }
    berth.change(booking, period[0], period[1], onCard(card(random), null));
  }

  /** Usage asks, tells by an event that comes twice, or both. */
  private void end(Booking booking, Random random) {
    Instant at = berth.clock.instant().minusSeconds(random.nextInt(60));
    if (random.nextBoolean()) {
      UUID event = UUID.randomUUID();
      Attempts.untilSettled(() -> berth.hearEnd(event, booking, at));
      assertThat(Attempts.untilSettled(() -> berth.hearEnd(event, booking, at))).isFalse();
    }
    if (random.nextBoolean()) {
      berth.end(booking, at);
    }
  }

  private void block(Random random) {
    Listing listing = listing(random);
    if (random.nextBoolean() && !blocks.isEmpty()) {
      UUID block = blocks.keySet().iterator().next();
      berth.container.get(RemoveBlock.class).remove(block, blocks.get(block));
      blocks.remove(block);
      return;
    }
    String[] period = period(listing, random);
    List<Listing.Unit> units = listing.units();
    Answer placed =
        berth
            .container
            .get(PlaceBlock.class)
            .place(
                new PlaceBlock.Command(
                    RepeatableRequest.of(listing.hostId(), null, "blocks", ""),
                    listing.hostId(),
                    listing.id(),
                    units.get(random.nextInt(units.size())).id(),
                    period[0],
                    period[1],
                    null,
                    block -> new Answer(201, block.id().toString())));
    blocks.put(UUID.fromString(placed.body()), listing.hostId());
  }

  private void waitFor(Random random) {
    Listing listing = listing(random);
    String[] period = period(listing, random);
    String key = random.nextBoolean() ? "wish-" + random.nextLong() : null;
    UUID guest = guest(random);
    berth.waitFor(guest, listing.id(), period[0], period[1], key);
    if (key != null) {
      berth.waitFor(guest, listing.id(), period[0], period[1], key);
    }
  }

  private void answerOffer(Random random) {
    UUID guest = guest(random);
    for (var each : berth.wishes(guest)) {
      Wish wish = each.wish();
      if (wish.bookingId() != null) {
        booked.add(wish.bookingId());
      }
      if (random.nextInt(4) == 0) {
        berth.container.get(LeaveWaiting.class).leave(wish.id(), guest);
        if (wish.bookingId() != null) {
          keptByPolicy.putIfAbsent(wish.bookingId(), 0L);
        }
      } else if (wish.bookingId() != null) {
        Booking offer = berth.booking(wish.bookingId());
        berth.pay(offer.id(), guest, onCard(card(random), listingOf(offer)));
      }
    }
  }

  private void placeSeries(Random random) {
    Listing listing = listing(random);
    UUID guest = guest(random);
    String[] period = period(listing, random);
    String key = "series-" + random.nextLong();
    Series.Mode mode = random.nextBoolean() ? Series.Mode.ALL : Series.Mode.FREE;
    if (random.nextInt(4) == 0) {
      berth.crash().crashAt(CrashMoment.WITHIN_SERIES);
    }
    PlaceSeries.Command command =
        new PlaceSeries.Command(
            RepeatableRequest.of(guest, key, "series", ""),
            guest,
            listing.id(),
            period[0],
            period[1],
            3,
            1,
            mode,
            found -> {
              found.bookings().forEach(each -> booked.add(each.id()));
              series.add(found.series().id());
              return new Answer(201, found.series().id().toString());
            });
    try {
      berth.container.get(PlaceSeries.class).place(command);
    } catch (ScriptedCrash.Died crash) {
      died.add("series");
      berth.clock.advance(Duration.ofSeconds(31));
      berth.container.get(PlaceSeries.class).place(command);
    }
  }

  private void answerSeries(Random random) {
    UUID id = series.peek();
    if (id == null) {
      return;
    }
    AnswerSeries answer = berth.container.get(AnswerSeries.class);
    FoundSeries found = answer.find(id, null, true);
    switch (random.nextInt(3)) {
      case 0 -> answer.approve(id, found.series().hostId());
      case 1 -> answer.deny(id, found.series().hostId(), "no");
      default -> {
        answer.cancel(id, found.series().guestId(), null);
        series.remove(id);
      }
    }
  }

  private void trouble(Random random) {
    switch (random.nextInt(4)) {
      case 0 ->
          berth.crash().crashAt(CrashMoment.values()[random.nextInt(CrashMoment.values().length)]);
      case 1 -> berth.payment().doubtIs(DOUBTS.get(random.nextInt(DOUBTS.size())));
      case 2 ->
          berth
              .payment()
              .captureIs(
                  random.nextBoolean()
                      ? PaymentOutcome.Kind.CAPTURED
                      : random.nextBoolean()
                          ? PaymentOutcome.Kind.DECLINED
                          : PaymentOutcome.Kind.UNKNOWN);
      default -> {
        berth
            .payment()
            .knownCardIs(
                random.nextBoolean() ? PaymentOutcome.Kind.CAPTURED : PaymentOutcome.Kind.DECLINED);
        boolean slow = random.nextBoolean();
        berth.payment().whileAsked(booking -> answerLate(booking, slow));
      }
    }
  }

  /** So late that the reconciler has asked meanwhile, and its guest may have sent another card. */
  private void answerLate(Booking asked, boolean slow) {
    if (!slow || late.get()) {
      return;
    }
    late.set(true);
    try {
      berth.clock.advance(Duration.ofSeconds(9));
      berth.tendAll();
      berth.pay(asked.id(), asked.terms().guestId(), "UNKNOWN");
    } catch (Refusal | WrongState | Busy notPossible) {
      // One card was enough, or the time is over.
    } finally {
      late.set(false);
    }
  }

  /** A listing is closed and another one like it offered, or a unit of it is retired or back. */
  private void revise(Random random) {
    int index = random.nextInt(listings.size());
    Listing listing = listings.get(index);
    boolean close = random.nextInt(3) == 0;
    List<Listing.Unit> units = new ArrayList<>(listing.units());
    Listing.Unit last = units.remove(units.size() - 1);
    units.add(new Listing.Unit(last.id(), last.name(), units.isEmpty() || !last.active()));
    Listing revised = Offered.revised(listing, !close, units);
    berth.container.get(ListingCopies.class).keep(revised);
    listings.set(index, close ? offers().get(index).at(berth) : revised);
  }

  /** Until nothing is due and nobody is to be looked after. */
  private void settleDown() {
    berth.payment().whileAsked(booking -> {});
    berth.crash().crashAt(null);
    for (int pass = 0; pass < 4; pass++) {
      berth.clock.advance(Duration.ofSeconds(10));
      berth.container.get(HearUsage.class).heard();
      berth.tendAll();
      berth.offerAll();
    }
  }

  /** Long, or so that usage was there all the time. */
  private void letTimePass(Random random, int round) {
    if (round % 2 == 0) {
      berth.usageIsThere(Duration.ofMinutes(16));
    } else {
      berth.clock.advance(PAUSES[random.nextInt(PAUSES.length)]);
    }
    berth.tendAll();
  }

  private void assertMoneyAgrees(Booking booking) {
    long atPayment =
        booking.charges().stream()
            .filter(charge -> berth.payment().standing(charge.id()) == PaymentOutcome.Kind.CAPTURED)
            .mapToLong(charge -> charge.amount().amount())
            .sum();
    long lateFee =
        booking
            .lateFee()
            .filter(fee -> berth.payment().standing(fee.id()) == PaymentOutcome.Kind.CAPTURED)
            .map(fee -> fee.amount().amount())
            .orElse(0L);
    assertThat(booking.asksPayment()).as("%s %s", booking.id(), booking.state()).isFalse();
    assertThat(booking.paid().amount()).as("paid for %s", booking.id()).isEqualTo(atPayment);
    long costs =
        switch (booking.state()) {
          case CONFIRMED, IN_USE, OVERDUE, COMPLETED, NO_SHOW ->
              booking.terms().price().total().amount();
          case CANCELLED -> keptByPolicy.getOrDefault(booking.id(), 0L);
          default -> 0;
        };
    assertThat(booking.kept().amount() - lateFee)
        .as("kept of %s, %s %s", booking.id(), booking.state(), booking.reason())
        .isEqualTo(costs);
  }

  /** What can happen and has not yet. */
  private Set<String> notSeen() {
    Set<String> expected =
        Arrays.stream(BookingEvent.Type.values())
            .map(BookingEvent.Type::publishedName)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(List.of("BlockPlaced", "BlockRemoved", "a booking died", "a series died"));
    expected.removeAll(told());
    died.forEach(what -> expected.remove("a " + what + " died"));
    return expected;
  }

  @SuppressWarnings("unchecked")
  private List<String> told() {
    return berth.container.inTransaction(
        () ->
            (List<String>)
                berth
                    .container
                    .entityManager()
                    .createNativeQuery("select distinct type from outbox_event")
                    .getResultList());
  }

  private Booking any(Random random) {
    List<UUID> all = new ArrayList<>(booked);
    if (all.isEmpty()) {
      throw new Busy(null);
    }
    return berth.booking(all.get(Math.max(0, all.size() - 1 - random.nextInt(24))));
  }

  private Listing listing(Random random) {
    return listings.get(random.nextInt(listings.size()));
  }

  private Listing listingOf(Booking booking) {
    return berth.container.get(ListingCopies.class).find(booking.terms().listingId()).orElseThrow();
  }

  private UUID guest(Random random) {
    return guests.get(random.nextInt(guests.size()));
  }

  private static String card(Random random) {
    return CARDS.get(random.nextInt(CARDS.size()));
  }

  /** What payment says to a card that is good. */
  private static String onCard(String card, Listing listing) {
    boolean reserved = listing != null && listing.needsApproval();
    return card.equals("YES") ? reserved ? "AUTHORIZED" : "CAPTURED" : card;
  }

  /** Now or soon: a few cells from the running one on. */
  private String[] period(Listing listing, Random random) {
    boolean byDate = listing.calendar().slot().isByDate();
    long now = listing.calendar().cellAt(berth.clock.instant());
    long from = listing.kind() == Kind.EBOOK ? now : now + random.nextInt(byDate ? 5 : 8);
    long to = from + listing.rules().min() + random.nextInt(3);
    return new String[] {listing.calendar().text(from), listing.calendar().text(to)};
  }
}
