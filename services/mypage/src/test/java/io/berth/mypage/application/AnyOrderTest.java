package io.berth.mypage.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.TestDatabase;
import io.berth.mypage.application.port.MyBookings.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between topics there is no order, and what is delivered may be delivered again. */
class AnyOrderTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_events_in_either_order_give_the_same_views(TestDatabase database) {
    List<Event> examples = MyPageFixture.examples();
    try (MyPageFixture page = new MyPageFixture(database)) {
      for (int i = 0; i < examples.size(); i++) {
        for (int j = i + 1; j < examples.size(); j++) {
          Event one = examples.get(i);
          Event other = examples.get(j);
          Map<String, String> forth = after(page, one, other);
          Map<String, String> back = after(page, other, one);
          assertThat(back).as(one.type() + " and " + other.type()).isEqualTo(forth);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_events_in_any_order_and_twice_give_their_fold(TestDatabase database) {
    List<Event> examples = MyPageFixture.examples();
    Random random = new Random(20261120);
    try (MyPageFixture page = new MyPageFixture(database)) {
      examples.forEach(each -> page.topics().publish(MyPageFixture.channel(each), each));
      for (int round = 0; round < 10; round++) {
        List<Event> delivered = new ArrayList<>(examples);
        delivered.addAll(examples);
        Collections.shuffle(delivered, random);
        page.forgetEverything();
        delivered.forEach(page::deliver);

        assertThat(page.invariants().values()).containsOnly(Set.of());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_same_event_counts_once_even_past_the_inbox(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      List<Event> examples = MyPageFixture.examples();
      examples.forEach(page::deliver);
      Map<String, String> once = page.contents();

      assertThat(examples).noneMatch(page::deliver);
      page.run("delete from inbox");
      examples.forEach(page::deliver);

      assertThat(page.contents()).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_payment_that_comes_before_its_booking_is_in_its_ledger(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      List<Event> latestFirst = new ArrayList<>(MyPageFixture.examples());
      Collections.reverse(latestFirst);
      latestFirst.forEach(page::deliver);

      FindMyBookings.Whole whole =
          page.container
              .get(FindMyBookings.class)
              .one(MyPageFixture.BOOKING, MyPageFixture.GUEST, Set.of(Side.GUEST))
              .orElseThrow();

      assertThat(whole.ledger())
          .extracting(entry -> entry.type())
          .containsExactly("AUTHORIZED", "CAPTURED", "REFUNDED", "DECLINED", "VOIDED");
      assertThat(whole.timeline()).hasSize(15).first().extracting("type").isEqualTo("BookingHeld");
      assertThat(whole.booking().standing().state()).isEqualTo("EXPIRED");
      assertThat(whole.booking().title().orElseThrow().en()).isEqualTo("A room over the Han");
    }
  }

  private static Map<String, String> after(MyPageFixture page, Event first, Event second) {
    page.forgetEverything();
    page.deliver(first);
    page.deliver(second);
    return page.contents();
  }
}
