package io.berth.search.adapter.out.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.search.domain.BookingRules;
import io.berth.search.domain.Days;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.OpeningHours;
import io.berth.search.domain.Slot;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RuleSetsTest {
  private final RuleSets sets = new RuleSets();

  @Test
  void listings_with_the_same_rules_share_their_number() {
    int number = sets.add(rules(1));

    assertThat(sets.add(rules(1))).isEqualTo(number);
    assertThat(sets.add(rules(2))).isNotEqualTo(number);
    assertThat(sets.get(number)).isEqualTo(rules(1));
  }

  @Test
  void there_are_as_many_numbers_as_were_ever_needed_at_once() {
    int other = sets.add(rules(0));
    int number = sets.add(rules(1));
    for (int guests = 2; guests < 100; guests++) {
      int next = sets.add(rules(guests));
      sets.remove(number);
      number = next;
      assertThat(sets.get(number)).isEqualTo(rules(guests));
    }

    assertThat(sets.size()).isEqualTo(3);
    assertThat(sets.get(other)).isEqualTo(rules(0));
    sets.remove(other);
    assertThat(sets.get(sets.add(rules(1)))).isEqualTo(rules(1));
  }

  private static BookingRules rules(int maxGuests) {
    return new BookingRules(
        new ListingCalendar(Slot.NIGHT, ZoneId.of("Asia/Seoul"), LocalTime.of(15, 0)),
        1,
        30,
        0,
        30,
        Days.ALL,
        OpeningHours.ALWAYS,
        maxGuests);
  }
}
