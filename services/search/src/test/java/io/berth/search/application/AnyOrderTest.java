package io.berth.search.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.testing.TestDatabase;
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
    List<Event> examples = SearchFixture.examples();
    try (SearchFixture search = new SearchFixture(database)) {
      for (int i = 0; i < examples.size(); i++) {
        for (int j = i + 1; j < examples.size(); j++) {
          Event one = examples.get(i);
          Event other = examples.get(j);
          Map<String, String> forth = after(search, one, other);
          Map<String, String> back = after(search, other, one);
          assertThat(back).as(one.type() + " and " + other.type()).isEqualTo(forth);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void all_events_in_any_order_and_twice_give_their_fold(TestDatabase database) {
    List<Event> examples = SearchFixture.examples();
    Random random = new Random(20261120);
    try (SearchFixture search = new SearchFixture(database)) {
      examples.forEach(each -> search.topics().publish(SearchFixture.channel(each), each));
      for (int round = 0; round < 10; round++) {
        List<Event> delivered = new ArrayList<>(examples);
        delivered.addAll(examples);
        Collections.shuffle(delivered, random);
        search.forgetEverything();
        delivered.forEach(search::deliver);
        search.restart();

        assertThat(search.invariants().values()).containsOnly(Set.of());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_same_event_counts_once_even_past_the_inbox(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      List<Event> examples = SearchFixture.examples();
      examples.forEach(search::deliver);
      Map<String, String> once = search.contents();

      assertThat(examples).noneMatch(search::deliver);
      search.run("delete from inbox");
      examples.forEach(search::deliver);

      assertThat(search.contents()).isEqualTo(once);
    }
  }

  private static Map<String, String> after(SearchFixture search, Event first, Event second) {
    search.forgetEverything();
    search.deliver(first);
    search.deliver(second);
    return search.contents();
  }
}
