package io.berth.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.persistence.Retries;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told what, and what they read. */
class HistoryTest {
  private static final UUID GUEST = NotificationFixture.GUEST;
  private static final UUID HOST = NotificationFixture.HOST;

  /** A booking's life, read first. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void guest_and_host_read_what_became_of_their_booking(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("ListingPublished", "BookingPaying", "BookingConfirmed", "BookingCancelled");
      berth.deliver(ExampleEvents.of("payment", "PaymentCaptured", 5));
      berth.deliver(ExampleEvents.of("payment", "PaymentRefunded", 6));

      assertThat(berth.types(GUEST))
          .containsExactly("PaymentRefunded", "BookingCancelled", "BookingConfirmed");
      assertThat(berth.types(HOST)).isEqualTo(berth.types(GUEST));
      assertThat(texts(berth, GUEST, Language.KO))
          .containsExactly(
              "₩242,000 환불되었습니다: 카드로 ₩242,000 환불했습니다. 은행에 따라 며칠 걸릴 수 있습니다."
                  + " 한강이 보이는 방, 숙소 101 · 2027년 5월 1일 (토) 15:00 – 2027년 5월 3일 (월) 11:00"
                  + " (대한민국 시간, Asia/Seoul)",
              "숙박 예약을 취소하셨습니다: 요청하신 대로 숙박 예약을 취소했습니다. 사유: “plans changed”. 환불 금액: ₩242,000."
                  + " 한강이 보이는 방, 숙소 101 · 2027년 5월 1일 (토) 15:00 – 2027년 5월 3일 (월) 11:00"
                  + " (대한민국 시간, Asia/Seoul)",
              "숙박 예약이 확정되었습니다: 모든 준비가 끝났습니다. 총액: ₩242,000."
                  + " 한강이 보이는 방, 숙소 101 · 2027년 5월 1일 (토) 15:00 – 2027년 5월 3일 (월) 11:00"
                  + " (대한민국 시간, Asia/Seoul)");
      assertThat(texts(berth, HOST, Language.EN).get(2))
          .isEqualTo(
              "You have a new stay: The stay is confirmed. Total: ₩242,000. A room over the"
                  + " Han, unit 101 · Sat, May 1, 2027, 15:00 – Mon, May 3, 2027, 11:00 (Korean Time,"
                  + " Asia/Seoul)");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_use_is_told_at_its_start_and_end_and_what_is_told_otherwise_is_not(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingStarted", "BookingOverdue", "BookingCompleted");
      for (String reason : List.of("still-out", "late-fee-asked", "late-fee-paid", "unit-moved")) {
        berth.deliver(changed(reason));
      }

      assertThat(berth.types(GUEST))
          .containsExactlyInAnyOrder(
              "BookingCompleted", "BookingChanged", "BookingOverdue", "BookingStarted");
      assertThat(berth.types(HOST)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void new_dates_are_told_to_both_and_an_unpaid_change_to_its_guest(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      for (String reason : List.of("change-asked", "change-declined")) {
        berth.deliver(changed(reason));
      }
      assertThat(berth.types(GUEST)).hasSize(1);
      assertThat(berth.types(HOST)).isEmpty();

      berth.deliver(changed("dates-changed"));

      assertThat(berth.history(GUEST, Language.EN))
          .extracting(told -> told.words().title())
          .contains("Your stay has new dates");
      assertThat(berth.history(HOST, Language.KO))
          .extracting(told -> told.words().title())
          .containsExactly("숙박 예약 날짜가 변경되었습니다");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_waited_is_told_of_the_offer_and_the_host_is_not(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingHeld");
      assertThat(berth.types(GUEST)).isEmpty();

      berth.deliver(
          ExampleEvents.of(
              "booking",
              "BookingHeld",
              1,
              Contracts.example("booking", "BookingHeld")
                  .replaceFirst("\\{", "{\"reason\": \"waiting-offer\",")
                  .replace("\"by\": \"guest\"", "\"by\": \"system\"")));

      assertThat(berth.types(HOST)).isEmpty();
      assertThat(berth.history(GUEST, Language.EN))
          .singleElement()
          .satisfies(
              notice ->
                  assertThat(notice.words().title())
                      .isEqualTo("It is your turn: your stay is waiting for you"));
      assertThat(berth.history(GUEST, Language.KO).get(0).words().text()).contains("결제해 주시고");
    }
  }

  private static Event changed(String reason) {
    return ExampleEvents.of(
        "booking",
        "BookingChanged",
        10 + reason.length(),
        Contracts.example("booking", "BookingChanged")
            .replaceFirst("\\{", "{\"reason\": \"" + reason + "\",")
            .replace("\"by\": \"guest\"", "\"by\": \"system\""));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_approval_is_told_once_with_the_confirmation(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingRequested", "BookingApproved", "BookingConfirmed");

      assertThat(berth.types(GUEST)).containsExactly("BookingConfirmed", "BookingRequested");
      assertThat(berth.history(GUEST, Language.EN).get(0).words().title())
          .isEqualTo("The host approved: your stay is confirmed");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_approval_that_could_not_be_captured_is_told_to_both(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingRequested", "BookingApproved", "BookingDeclined");

      assertThat(berth.types(HOST)).containsExactly("BookingDeclined", "BookingRequested");
      assertThat(berth.history(GUEST, Language.EN).get(0).words().title())
          .isEqualTo("The host approved, but your card was declined");
      assertThat(berth.history(HOST, Language.EN).get(0).words().title())
          .isEqualTo("The stay you approved was not paid");
      assertThat(berth.history(HOST, Language.KO).get(0).words().title())
          .isEqualTo("승인하신 숙박 예약이 결제되지 않았습니다");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_no_news_is_not_told(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingHeld", "BookingPaying", "BlockPlaced", "BlockRemoved");
      berth.tell("PaymentAuthorized", "PaymentCaptured", "PaymentDeclined", "PaymentVoided");

      assertThat(berth.types(GUEST)).isEmpty();
      assertThat(berth.types(HOST)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_late_fee_and_a_card_that_failed_on_a_hold_are_news(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.deliver(lateFee("PaymentCaptured", 1));
      berth.deliver(lateFee("PaymentDeclined", 2));
      berth.deliver(
          ExampleEvents.of(
              "booking",
              "BookingDeclined",
              3,
              Contracts.example("booking", "BookingDeclined").replace("DECLINED", "HELD")));

      assertThat(berth.types(GUEST))
          .containsExactly("BookingDeclined", "PaymentDeclined", "PaymentCaptured");
      assertThat(berth.types(HOST)).containsExactly("PaymentDeclined", "PaymentCaptured");
      assertThat(berth.history(GUEST, Language.EN).get(0).words().text())
          .contains("try another card", "the bank declined the card");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void two_events_in_either_order_tell_the_same(TestDatabase database) {
    List<Event> examples = NotificationFixture.examples();
    try (NotificationFixture berth = new NotificationFixture(database)) {
      for (int i = 0; i < examples.size(); i++) {
        for (int j = i + 1; j < examples.size(); j++) {
          Event one = examples.get(i);
          Event other = examples.get(j);
          assertThat(after(berth, other, one))
              .as(one.type() + " and " + other.type())
              .isEqualTo(after(berth, one, other));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void the_same_events_count_once_in_any_order_even_past_the_inbox(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      List<Event> examples = NotificationFixture.examples();
      examples.forEach(berth::deliver);
      List<String> once = berth.everything();

      assertThat(examples).noneMatch(berth::deliver);
      berth.run("delete from inbox");
      examples.forEach(berth::deliver);
      assertThat(berth.everything()).isEqualTo(once);

      List<Event> shuffled = new ArrayList<>(examples);
      Collections.shuffle(shuffled, new Random(20261120));
      berth.forgetEverything();
      shuffled.forEach(berth::deliver);
      assertThat(berth.everything()).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_title_and_a_period_are_filled_in_when_they_are_known(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.deliver(ExampleEvents.of("payment", "PaymentRefunded", 1));
      assertThat(texts(berth, GUEST, Language.EN).get(0))
          .endsWith("may take some days to show it.");

      berth.deliver(ExampleEvents.of("booking", "BookingHeld", 1));
      berth.deliver(ExampleEvents.of("listing", "ListingPublished", 1));

      assertThat(texts(berth, GUEST, Language.EN).get(0))
          .contains("A room over the Han, unit 101 · Sat, May 1, 2027, 15:00");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void reading_counts_once_and_only_ones_own(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingConfirmed", "BookingStarted", "BookingCompleted");
      FindNotices find = berth.container.get(FindNotices.class);
      UUID first = berth.history(GUEST, Language.EN).get(0).notice().id();

      assertThat(find.read(first, HOST, Optional.empty())).isEmpty();
      assertThat(find.read(first, GUEST, Optional.empty()).orElseThrow().notice().read()).isTrue();
      assertThat(find.read(first, GUEST, Optional.empty())).isPresent();

      assertThat(page(berth, Optional.empty(), 20).unread()).isEqualTo(2);
      assertThat(find.page(HOST, Optional.empty(), Optional.of(first), 20)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pages_follow_each_other_without_gap_or_repetition(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      NotificationFixture.examples().forEach(berth::deliver);
      List<UUID> all =
          berth.history(GUEST, Language.EN).stream().map(each -> each.notice().id()).toList();

      List<UUID> walked = new ArrayList<>();
      Optional<UUID> after = Optional.empty();
      do {
        FindNotices.Page some = page(berth, after, 3);
        some.items().forEach(each -> walked.add(each.notice().id()));
        after = some.next();
      } while (after.isPresent());

      assertThat(walked).isEqualTo(all).hasSizeGreaterThan(10);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_says_no_language_reads_their_own(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingConfirmed");
      assertThat(title(berth)).isEqualTo("Your stay is confirmed");

      berth.deliver(ExampleEvents.of("member", "MemberRegistered", 1));
      assertThat(title(berth)).isEqualTo("숙박 예약이 확정되었습니다");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_an_erased_member_nothing_is_kept_or_written(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("BookingConfirmed", "BookingCancelled");
      assertThat(texts(berth, HOST, Language.EN).get(0)).contains("plans changed");

      berth.tell("MemberErased");
      berth.deliver(ExampleEvents.of("booking", "BookingCompleted", 7));
      berth.deliver(ExampleEvents.of("member", "MemberRegistered", 1));
      berth.deliver(ExampleEvents.of("booking", "BookingCancelled", 8));

      assertThat(berth.types(GUEST)).isEmpty();
      assertThat(berth.types(HOST)).hasSize(4);
      assertThat(texts(berth, HOST, Language.EN)).noneMatch(text -> text.contains("plans changed"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_erasure_waits_for_what_is_being_told(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      berth.tell("MemberRegistered");
      List<CompletableFuture<Void>> erasing = new ArrayList<>();

      berth.container.inTransaction(
          () -> {
            berth.tell("BookingConfirmed");
            erasing.add(CompletableFuture.runAsync(() -> erase(berth)));
            return isDoneSoon(erasing.get(0));
          });
      erasing.get(0).join();

      assertThat(berth.types(GUEST)).isEmpty();
      assertThat(berth.types(HOST)).containsExactly("BookingConfirmed");
    }
  }

  private static void erase(NotificationFixture berth) {
    Retries.of(20, () -> berth.deliver(ExampleEvents.of("member", "MemberErased", 2)));
  }

  private static boolean isDoneSoon(CompletableFuture<Void> work) {
    try {
      work.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException waits) {
      return false;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_without_what_is_needed_is_malformed(TestDatabase database) {
    try (NotificationFixture berth = new NotificationFixture(database)) {
      String nowhere = Contracts.example("booking", "BookingHeld").replace("Asia/Seoul", "Nowhere");
      String noGuest = Contracts.example("payment", "PaymentCaptured").replace("guestId", "guest");

      assertThatThrownBy(
              () -> berth.deliver(ExampleEvents.of("booking", "BookingHeld", 1, nowhere)))
          .isInstanceOf(MalformedEvent.class);
      assertThatThrownBy(
              () -> berth.deliver(ExampleEvents.of("payment", "PaymentCaptured", 1, noGuest)))
          .isInstanceOf(MalformedEvent.class);
    }
  }

  private static List<String> after(NotificationFixture berth, Event first, Event second) {
    berth.forgetEverything();
    berth.deliver(first);
    berth.deliver(second);
    return berth.everything();
  }

  private static Event lateFee(String type, long sequence) {
    String data = Contracts.example("payment", type).replace("\"BOOKING\"", "\"LATE_FEE\"");
    return ExampleEvents.of("payment", type, sequence, data);
  }

  private static FindNotices.Page page(NotificationFixture berth, Optional<UUID> after, int limit) {
    return berth
        .container
        .get(FindNotices.class)
        .page(GUEST, Optional.empty(), after, limit)
        .orElseThrow();
  }

  private static String title(NotificationFixture berth) {
    return page(berth, Optional.empty(), 1).items().get(0).words().title();
  }

  private static List<String> texts(NotificationFixture berth, UUID person, Language language) {
    return berth.history(person, language).stream()
        .map(each -> each.words().title() + ": " + each.words().text())
        .toList();
  }
}
