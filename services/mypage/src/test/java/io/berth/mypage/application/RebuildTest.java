package io.berth.mypage.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.rebuild.FindRebuilds;
import io.berth.foundation.rebuild.Rebuild;
import io.berth.foundation.rebuild.RebuildViews;
import io.berth.foundation.rebuild.StartRebuild;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import io.berth.mypage.adapter.in.messaging.PublishedTopics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The views are built anew beside the live ones, and nothing is lost on the way. */
class RebuildTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void damaged_views_are_whole_again_and_the_damage_is_counted(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      Map<String, String> right = page.contents();
      page.run("update booking set refund = refund + 1");
      page.run("delete from timeline where sequence_no = 3");
      page.run("update listing set title_ko = '다른 방'");

      Rebuild rebuild = rebuilt(page, false);

      assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(rebuild.drift().missing()).isZero();
      assertThat(rebuild.drift().differing()).isEqualTo(2);
      assertThat(rebuild.drift().added()).isEqualTo(1);
      assertThat(rebuild.drift().examples()).contains("booking " + MyPageFixture.BOOKING);
      assertThat(rebuild.endedAt()).isNotNull();
      assertThat(page.contents()).isEqualTo(right);
      assertThat(page.run("delete from timeline where generation = 1")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_happens_meanwhile_is_in_the_new_views_once(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      UUID id = started(page, false).id();
      page.happen(ExampleEvents.of("payment", "PaymentRefunded", 98));
      Event late = ExampleEvents.of("payment", "PaymentRefunded", 99);
      page.topics().publish("payment-events", late);

      page.container.get(RebuildViews.class).rebuild(id);
      page.deliver(late);
      page.happen(ExampleEvents.of("payment", "PaymentRefunded", 100));

      assertThat(found(page, id).state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(found(page, id).drift().added()).isEqualTo(1);
      assertThat(page.contents()).isEqualTo(folded(page));
      assertThat(page.invariants()).allSatisfy((name, found) -> assertThat(found).isEmpty());
    }
  }

  /** An event that only the live consumer has, since the topic was read too early to hold it. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_that_came_after_the_reading_is_not_lost(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      UUID id = started(page, false).id();
      page.deliver(ExampleEvents.of("payment", "PaymentRefunded", 99));
      Map<String, String> before = page.contents();

      page.container.get(RebuildViews.class).rebuild(id);

      assertThat(found(page, id).state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(page.contents()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_topic_that_lost_messages_takes_nothing_from_people(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      page.deliver(ExampleEvents.of("payment", "PaymentRefunded", 99));
      Map<String, String> before = page.contents();

      Rebuild kept = rebuilt(page, false);

      assertThat(kept.state()).isEqualTo(Rebuild.State.INCOMPLETE);
      assertThat(kept.drift().missing()).isEqualTo(1);
      assertThat(page.contents()).isEqualTo(before);
      assertThat(page.run("delete from booking where generation = " + kept.generation())).isZero();

      Rebuild forced = rebuilt(page, true);

      assertThat(forced.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(page.contents()).hasSize(before.size() - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void one_runs_at_a_time_and_one_process_works_on_it(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      RebuildViews.Step step = page.container.get(RebuildViews.Step.class);
      UUID id = started(page, false).id();

      assertThat(page.container.get(StartRebuild.class).start(false)).isEmpty();
      assertThat(step.take(id)).isTrue();
      assertThat(step.take(id)).isFalse();
      assertThat(page.container.get(RebuildViews.class).due(10)).isEmpty();
    }
  }

  /** The process that worked on it was killed, or the broker was away: another one begins again. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_broke_off_is_begun_again(TestDatabase database) {
    try (MyPageFixture page = full(database)) {
      Map<String, String> right = page.contents();
      RebuildViews views = page.container.get(RebuildViews.class);
      UUID id = started(page, false).id();
      MyPageFixture.examples().subList(3, 9).forEach(page::deliver);
      page.topics().away(true);
      views.rebuild(id);
      assertThat(found(page, id).state()).isEqualTo(Rebuild.State.RUNNING);
      page.topics().away(false);
      assertThat(views.due(10)).isEmpty();

      page.clock.advance(Duration.ofSeconds(61));

      assertThat(views.due(10)).containsExactly(id);
      views.rebuild(id);
      assertThat(found(page, id).state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(page.contents()).isEqualTo(right);
      views.rebuild(id);
      assertThat(page.contents()).isEqualTo(right);
    }
  }

  private static Rebuild rebuilt(MyPageFixture page, boolean evenIfIncomplete) {
    UUID id = started(page, evenIfIncomplete).id();
    page.container.get(RebuildViews.class).rebuild(id);
    return found(page, id);
  }

  private static Rebuild started(MyPageFixture page, boolean evenIfIncomplete) {
    return page.container.get(StartRebuild.class).start(evenIfIncomplete).orElseThrow();
  }

  private static Rebuild found(MyPageFixture page, UUID id) {
    return page.container.get(FindRebuilds.class).find(id).orElseThrow();
  }

  private static Map<String, String> folded(MyPageFixture page) {
    FoldedReadModel fold = new FoldedReadModel();
    Map<String, String> contents = new TreeMap<>();
    page.container.get(PublishedTopics.class).replayWhole(fold);
    fold.walk(contents::put);
    return contents;
  }

  private static MyPageFixture full(TestDatabase database) {
    MyPageFixture page = new MyPageFixture(database);
    MyPageFixture.examples().forEach(page::happen);
    return page;
  }
}
