package io.berth.review.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingsTest {
  private final CompletedBooking booking =
      new CompletedBooking(
          UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  @ParameterizedTest
  @CsvSource({"1, 1, 4.5", "2, 1, 4.7", "1, 2, 4.3", "1, 19, 4.1", "1, 39, 4.0", "0, 3, 4.0"})
  void the_average_has_one_decimal(long fives, long fours, String average) {
    Ratings ratings = new Ratings(Map.of(5, fives, 4, fours));

    assertThat(ratings.average().orElseThrow()).hasToString(average);
    assertThat(ratings.count()).isEqualTo(fives + fours);
  }

  @Test
  void who_has_no_review_has_no_average_but_a_whole_histogram() {
    Ratings none = new Ratings(Map.of());

    assertThat(none.average()).isEmpty();
    assertThat(none.histogram()).isEqualTo(Map.of(1, 0L, 2, 0L, 3, 0L, 4, 0L, 5, 0L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1, 9999})
  void a_rating_is_one_to_five(int rating) {
    assertThatIllegalArgumentException().isThrownBy(() -> review(rating));
  }

  @Test
  void a_new_reply_replaces_the_old_one_and_the_same_changes_nothing() {
    Review first = review(4).replied("thank you", Instant.EPOCH);
    Review same = first.replied("thank you", Instant.MAX);
    Review other = first.replied("thank you very much", Instant.MAX);

    assertThat(first.version()).isEqualTo(2);
    assertThat(same).isEqualTo(first);
    assertThat(other.version()).isEqualTo(3);
    assertThat(other.reply()).contains(new Review.Reply("thank you very much", Instant.MAX));
  }

  private Review review(int rating) {
    return Review.post(UUID.randomUUID(), booking, rating, Optional.empty(), Instant.EPOCH);
  }
}
