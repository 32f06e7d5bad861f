package io.berth.search.application;

import static io.berth.search.application.SearchFixture.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.rebuild.RebuildViews;
import io.berth.foundation.rebuild.StartRebuild;
import io.berth.foundation.testing.TestDatabase;
import io.berth.search.application.port.ListingIndex;
import io.berth.search.application.port.ListingIndexes;
import io.berth.search.application.port.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From which index a process answers, and since when; what it does if one can't be written. */
class FollowChangesTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nothing_answers_before_all_that_was_published_is_applied(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.topics().handled(false);
      search.happen("listing", "ListingPublished", 1);
      // It is as of now, which says nothing of the other topics.
      search.happen("review", "ReviewPosted", 3_600);
      search.follow();
      SearchListings searching = search.container.get(SearchListings.class);
      assertThatThrownBy(() -> searching.find(everything()))
          .isInstanceOf(SearchListings.IndexMissing.class);

      search.topics().handled(true);
      assertThat(search.find(everything()).found().count()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_published_meanwhile_is_not_waited_for(TestDatabase database) {
    try (SearchFixture search = new SearchFixture(database)) {
      search.topics().handledBefore(0);
      search.happen("listing", "ListingPublished", 1);
      search.follow();
      assertThat(search.container.get(LiveIndex.class).get()).isEmpty();

      search.happen("listing", "ListingRevised", 2);
      search.topics().handledBefore(1);
      search.follow();

      assertThat(search.container.get(LiveIndex.class).get()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tables_that_are_swept_while_they_are_read_make_no_index(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      boolean[] swept = new boolean[1];
      ListingIndexes indexes =
          () -> {
            if (!swept[0]) {
              swept[0] = true;
              UUID rebuild =
                  search.container.get(StartRebuild.class).start(false).orElseThrow().id();
              search.container.get(RebuildViews.class).rebuild(rebuild);
            }
            return search.container.get(ListingIndexes.class).open();
          };
      LiveIndex live = new LiveIndex();
      FollowChanges follower = follower(search, indexes, live);

      assertThatThrownBy(follower::follow).isInstanceOf(ReadTables.NotShown.class);
      assertThat(live.get()).isEmpty();

      follower.follow();
      assertThat(live.get().orElseThrow().index().size()).isOne();
      follower.close();
      live.close();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_index_that_fails_is_closed_and_another_is_made(TestDatabase database) {
    try (SearchFixture search = full(database)) {
      FailingIndexes indexes = new FailingIndexes(search.container.get(ListingIndexes.class));
      LiveIndex live = new LiveIndex();
      FollowChanges follower = follower(search, indexes, live);

      indexes.failure = new OutOfMemoryError("as if");
      assertThatThrownBy(follower::follow).isInstanceOf(OutOfMemoryError.class);
      assertThat(indexes.open).isZero();

      indexes.failure = null;
      search.topics().handled(false);
      follower.follow();
      search.happen("listing", "ListingRevised", 2);
      indexes.failure = new UncheckedIOException(new IOException("as if"));
      assertThatThrownBy(follower::follow).isInstanceOf(UncheckedIOException.class);
      assertThat(live.get()).isEmpty();
      assertThat(indexes.open).isZero();

      indexes.failure = null;
      search.topics().handled(true);
      follower.follow();
      assertThat(live.get()).isPresent();
      assertThat(indexes.open).isOne();
      follower.close();
      live.close();
      assertThat(indexes.open).isZero();
    }
  }

  private static FollowChanges follower(
      SearchFixture search, ListingIndexes indexes, LiveIndex live) {
    return new FollowChanges(
        search.container.get(ReadTables.class),
        indexes,
        live,
        search.container.get(Published.class),
        search.clock);
  }

  private static SearchFixture full(TestDatabase database) {
    SearchFixture search = new SearchFixture(database);
    search.happen("listing", "ListingPublished", 1);
    search.happen("booking", "BookingConfirmed", 1);
    return search;
  }

  /** Indexes whose publishing fails while it should, with a count of those not closed. */
  private static final class FailingIndexes implements ListingIndexes {
    private final ListingIndexes real;
    private Throwable failure;
    private int open;

    FailingIndexes(ListingIndexes real) {
      this.real = real;
    }

    @Override
    public ListingIndex open() {
      ListingIndex index = real.open();
      open++;
      return (ListingIndex)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ListingIndex.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("publish") && failure != null) {
                  throw failure;
                }
                if (method.getName().equals("close")) {
                  open--;
                }
                try {
                  return method.invoke(index, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
