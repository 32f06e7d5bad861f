package io.berth.mypage.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.rebuild.Rebuild;
import io.berth.foundation.rebuild.RebuildViews;
import io.berth.foundation.rebuild.StartRebuild;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.mypage.application.port.MyBookings;
import io.berth.mypage.application.port.MyBookings.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An erased person is in no view, whatever comes in whatever order, and after any rebuilding. */
class ErasureTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_erased_guest_is_in_no_view_and_the_host_keeps_theirs(TestDatabase database) {
    try (MyPageFixture page = new MyPageFixture(database)) {
      MyPageFixture.examples().forEach(page::happen);
      assertThat(seenBy(page, Side.GUEST, MyPageFixture.GUEST)).hasSize(1);
      assertThat(reasonsOf(page, "guest")).isNotEmpty();

      page.happen(erased(MyPageFixture.GUEST));

      assertThat(seenBy(page, Side.GUEST, MyPageFixture.GUEST)).isEmpty();
      assertThat(page.contents().toString()).doesNotContain(MyPageFixture.GUEST.toString());
      assertThat(reasonsOf(page, "guest")).isEmpty();
      assertThat(reasonsOf(page, "host")).as("another's words").isNotEmpty();
      assertThat(seenBy(page, Side.HOST, MyPageFixture.HOST))
          .singleElement()
          .satisfies(found -> assertThat(found.standing().guestId()).isNull());
      assertThat(page.invariants().values()).containsOnly(Set.of());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void in_any_order_and_after_a_rebuilding_the_erased_stay_out(TestDatabase database) {
    List<Event> events = new ArrayList<>(MyPageFixture.examples());
    events.add(erased(MyPageFixture.GUEST));
    events.add(erased(MyPageFixture.HOST));
    Random random = new Random(20261120);
    try (MyPageFixture page = new MyPageFixture(database)) {
      events.forEach(each -> page.topics().publish(MyPageFixture.channel(each), each));
      for (int round = 0; round < 10; round++) {
        Collections.shuffle(events, random);
        page.forgetEverything();
        events.forEach(page::deliver);

        assertThat(page.contents().toString())
            .doesNotContain(MyPageFixture.GUEST.toString())
            .doesNotContain(MyPageFixture.HOST.toString());
        assertThat(page.invariants().values()).containsOnly(Set.of());
      }
      Map<String, String> before = page.contents();

      Rebuild begun = page.container.get(StartRebuild.class).start(false).orElseThrow();
      page.container.get(RebuildViews.class).rebuild(begun.id());

      assertThat(page.contents()).isEqualTo(before);
      assertThat(page.run("delete from booking where guest_id <> '' or host_id <> ''")).isZero();
    }
  }

  private static List<MyBookings.Found> seenBy(MyPageFixture page, Side side, UUID person) {
    return page.container
        .get(FindMyBookings.class)
        .page(side, person, Optional.empty(), Optional.empty(), 10)
        .orElseThrow()
        .items();
  }

  private static List<String> reasonsOf(MyPageFixture page, String by) {
    return page.contents().entrySet().stream()
        .filter(part -> part.getKey().startsWith("timeline"))
        .map(Map.Entry::getValue)
        .filter(text -> text.contains(" " + by + " ") && !text.endsWith(" null"))
        .toList();
  }

  private static Event erased(UUID person) {
    return ExampleEvents.of(
        "member",
        "MemberErased",
        2,
        Contracts.example("member", "MemberErased")
            .replace(MyPageFixture.GUEST.toString(), person.toString()));
  }
}
