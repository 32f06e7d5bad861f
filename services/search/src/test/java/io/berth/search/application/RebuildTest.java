package io.berth.search.application;

import static io.berth.search.application.SearchFixture.everything;
import static io.berth.search.application.SearchFixture.nights;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.rebuild.FindRebuilds;
import io.berth.foundation.rebuild.Rebuild;
import io.berth.foundation.rebuild.RebuildViews;
import io.berth.foundation.rebuild.StartRebuild;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables and index are built anew beside the live ones, and nothing is lost on the way. */
class RebuildTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void damaged_tables_are_whole_again_and_so_is_the_index(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      Map<String, String> right = search.contents();
      search.run("delete from taken");
      search.run("update owner set sequence_no = 99 where id like 'b10c%'");
      search.run("update rating set rating = 1");
      search.restart();
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isOne();

      Rebuild rebuild = rebuilt(search, false);

      assertThat(rebuild.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(rebuild.drift().missing()).isZero();
      assertThat(rebuild.drift().differing()).isEqualTo(2);
      assertThat(rebuild.drift().added()).isEqualTo(1);
      assertThat(rebuild.drift().examples()).anyMatch(name -> name.startsWith("owner b10c"));
      assertThat(search.contents()).isEqualTo(right);
      assertThat(search.run("delete from taken where generation = 1")).isZero();
      assertThat(search.invariants().get(IndexIsTheTables.NAME)).containsExactly("unknown");
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isZero();
      assertThat(search.invariants().values()).containsOnly(Set.of());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_happens_meanwhile_is_in_the_new_index(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      UUID id = started(search, false).id();
      search.happen("booking", "BookingCancelled", 90);
      Event late = ExampleEvents.of("booking", "BookingConfirmed", 91);
      search.topics().publish("booking-events", late);

      search.container.get(RebuildViews.class).rebuild(id);
      search.follow();
      search.deliver(late);

      assertThat(found(search, id).state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isZero();
      search.happen("booking", "BookingCancelled", 92);
      assertThat(search.find(nights("2027-05-01", "2027-05-03")).found().count()).isOne();
      assertThat(search.invariants().values()).containsOnly(Set.of());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_topic_that_lost_messages_takes_nothing_from_people(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.deliver(ExampleEvents.of("listing", "ListingPublished", 1));
      assertThat(search.find(everything()).found().count()).isOne();

      Rebuild kept = rebuilt(search, false);

      assertThat(kept.state()).isEqualTo(Rebuild.State.INCOMPLETE);
      assertThat(kept.drift().missing()).isEqualTo(1);
      assertThat(search.find(everything()).found().count()).isOne();

      Rebuild forced = rebuilt(search, true);

      assertThat(forced.state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(search.find(everything()).found().count()).isZero();
    }
  }

  /** The process that worked on it was killed, or the broker was away: another one begins again. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_broke_off_is_begun_again_by_one_process(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      Map<String, String> right = search.contents();
      RebuildViews views = search.container.get(RebuildViews.class);
      UUID id = started(search, false).id();
      assertThat(search.container.get(StartRebuild.class).start(false)).isEmpty();
      search.topics().away(true);
      views.rebuild(id);
      assertThat(found(search, id).state()).isEqualTo(Rebuild.State.RUNNING);
      search.topics().away(false);
      assertThat(views.due(10)).isEmpty();

      search.clock.advance(Duration.ofSeconds(61));

      assertThat(views.due(10)).containsExactly(id);
      views.rebuild(id);
      assertThat(found(search, id).state()).isEqualTo(Rebuild.State.SWAPPED);
      assertThat(search.contents()).isEqualTo(right);
    }
  }

  private static Rebuild rebuilt(SearchFixture search, boolean evenIfIncomplete) {
    UUID id = started(search, evenIfIncomplete).id();
    search.container.get(RebuildViews.class).rebuild(id);
    return found(search, id);
  }

  private static Rebuild started(SearchFixture search, boolean evenIfIncomplete) {
    return search.container.get(StartRebuild.class).start(evenIfIncomplete).orElseThrow();
  }

  private static Rebuild found(SearchFixture search, UUID id) {
    return search.container.get(FindRebuilds.class).find(id).orElseThrow();
  }

  /** A listing that is booked and rated, and a block that is gone. */
  private static SearchFixture full(TestDatabase database) {
    SearchFixture search = new SearchFixture(database);
    search.happen("listing", "ListingPublished", 1);
    search.happen("booking", "BookingConfirmed", 1);
    search.happen("booking", "BlockRemoved", 2);
    search.happen("review", "ReviewPosted", 1);
    search.follow();
    return search;
  }
}
