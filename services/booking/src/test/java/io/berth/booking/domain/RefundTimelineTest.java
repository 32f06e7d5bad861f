package io.berth.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What is given back when, and that other dates never make a cancellation cheaper. */
class RefundTimelineTest {
  private static final int LAST = 40;

  @Property
  void capped_it_is_at_each_instant_the_lesser_of_both(
      @ForAll("timelines") RefundTimeline one,
      @ForAll("timelines") RefundTimeline shown,
      @ForAll @LongRange(max = 50) long added) {
    RefundTimeline capped = one.atMost(shown, added);

    for (long second = 0; second <= LAST; second++) {
      Instant now = Instant.ofEpochSecond(second);
      assertThat(capped.refundAt(now))
          .isEqualTo(Math.min(one.refundAt(now), shown.refundAt(now) + added));
    }
  }

  @Example
  void moved_far_ahead_it_is_refunded_no_longer_than_was_shown() {
    Instant soon = Instant.parse("2027-03-05T06:00:00Z");
    Instant later = Instant.parse("2027-06-05T06:00:00Z");
    Money total = Money.of(100_000, "KRW");
    RefundTimeline shown = CancellationPolicy.STRICT.timeline(soon, total);

    RefundTimeline moved = CancellationPolicy.FLEXIBLE.timeline(later, total).atMost(shown, 0);

    assertThat(moved).isEqualTo(shown);
  }

  @Provide
  Arbitrary<RefundTimeline> timelines() {
    Arbitrary<List<Long>> instants =
        Arbitraries.longs().between(1, LAST - 1).list().ofMaxSize(4).map(each -> sorted(each));
    return instants.flatMap(
        befores ->
            Arbitraries.longs()
                .between(0, 100)
                .list()
                .ofSize(befores.size())
                .map(refunds -> timeline(befores, refunds)));
  }

  private static List<Long> sorted(List<Long> instants) {
    return instants.stream().distinct().sorted().toList();
  }

  private static RefundTimeline timeline(List<Long> befores, List<Long> refunds) {
    return new RefundTimeline(
        LongStream.range(0, befores.size())
            .mapToObj(
                i ->
                    new RefundTimeline.Step(
                        Instant.ofEpochSecond(befores.get((int) i)), refunds.get((int) i)))
            .toList());
  }
}
