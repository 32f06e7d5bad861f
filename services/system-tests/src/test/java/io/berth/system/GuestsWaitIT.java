package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Guests at a real browser who wait for what is taken, come week by week, owe a late fee, and are
 * told of all that.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuestsWaitIT extends AtABrowser {
  private static final List<String> CONTEXTS =
      Stream.concat(Landscape.CONTEXTS.stream(), Stream.of("storefront")).toList();

  private Api other;
  private UUID home;
  private UUID room;
  private UUID book;
  private UUID car;
  private UUID studio;

  @BeforeAll
  void start() {
    berth = new Landscape("guests-wait", TestDatabase.DERBY);
    berth.plan("all", CONTEXTS.toArray(String[]::new));
    berth.tell("clock-ahead", "PT0S");
    berth.start("all", CONTEXTS, "berth.clock.ahead", berth.told("clock-ahead"));
    other = berth.as("all", UUID.randomUUID(), "guest");
    home = offer("'kind': 'STAY', 'price': {'perSlot': 100000, 'currency': 'KRW'}");
    room = offer("'kind': 'MEETING_ROOM', 'price': {'perSlot': 0, 'currency': 'KRW'}");
    book =
        offer(
            "'kind': 'EBOOK', 'price': {'perSlot': 0, 'currency': 'KRW'}, 'rules': {'max': 7},"
                + " 'access': 'https://books.example/1'");
    car =
        offer(
            "'kind': 'CAR', 'price': {'perSlot': 60000, 'currency': 'KRW'}, 'rules': {'checkIn':"
                + " '00:00', 'checkOut': '00:00', 'lateFeePerSlot': 30000}");
    studio =
        offer(
            "'kind': 'MEETING_ROOM', 'price': {'perSlot': 0, 'currency': 'KRW'}, 'rules':"
                + " {'noticeHours': 120}");
    eventually(
        SOON,
        () -> {
          JsonNode found = berth.anybody("all").get("/api/search").body();
          assertThat(found.path("count").asInt()).isEqualTo(5);
        });
  }

  @Test
  @Order(1)
  void who_waits_is_told_that_it_is_their_turn_and_takes_it() {
    LocalDate from = LocalDate.now(SEOUL).plusDays(1);
    JsonNode taken = book(other, home, from.toString(), from.plusDays(1).toString(), "tok_ok");
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Sora");
    guest.open("/listings/" + home);
    guest.click("[name=taken-too]");
    guest.click("[data-date='" + from + "'].yes");
    guest.click("[data-date='" + from.plusDays(1) + "'].yes");
    guest.see(".refused", "Somebody has this");
    guest.click("[data-action=wait]", "Tell me when it is free");
    guest.see(".refused", "place 1");
    guest.isAccessible();
    guest.click(".refused a", "All that I wait for");
    guest.see(".row", "Place 1 in the queue");
    guest.isAccessible();

    giveBack(taken);

    guest.see(".row .state", "It is your turn");
    guest.see(".row", "Kept for you until");
    guest.see(".bell b", "1");
    guest.click(".bell");
    guest.click(".row.unread a", "It is your turn");
    guest.seePath("/checkout/.*");
    guest.see(".countdown", "Kept for you until");
    guest.seeNoMore(".bell b");
    guest.isAccessible();
    guest.click("form .button.wide", "Pay ₩100,000");
    guest.see("h1", "Booked");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(2)
  void who_leaves_the_list_waits_no_more() {
    LocalDate from = LocalDate.now(SEOUL).plusDays(5);
    book(other, home, from.toString(), from.plusDays(2).toString(), "tok_ok");
    Browser guest = browser("ko", Browser.Screen.PHONE);
    signUp(guest, "나래");
    guest.open("/listings/" + home + "?from=" + from + "&to=" + from.plusDays(2));
    guest.click("[data-action=wait]", "자리가 나면 알려 주세요");
    guest.see(".refused", "대기 1번째");

    guest.open("/my?tab=waiting");
    guest.click("[data-action=leave]", "대기 취소");

    guest.see(".empty", "기다리는 것이 없습니다");
    guest.open("/listings/" + home + "?from=" + from + "&to=" + from.plusDays(2));
    guest.see("[data-action=wait]");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(3)
  void the_next_copy_of_a_book_goes_to_who_joined_the_queue() {
    LocalDate today = LocalDate.now(SEOUL);
    JsonNode lent = book(other, book, today.toString(), today.plusDays(3).toString(), null);
    Browser guest = browser("en", Browser.Screen.PHONE);
    signUp(guest, "Mina");
    guest.open("/listings/" + book);
    guest.see(".refused", "All copies are lent");
    guest.click("[data-action=wait]", "Join the queue for a loan of 7 days");
    guest.see(".refused", "place 1");
    guest.isAccessible();

    eventually(
        SOON,
        () -> {
          String uses = "/api/usages?bookingId=" + lent.path("id").asText();
          String use = other.get(uses).body().at("/items/0/id").asText();
          Reply returned = other.post("/api/usages/" + use + "/end", "{}");
          assertThat(returned.status()).as(returned.toString()).isEqualTo(200);
        });

    guest.see(".refused", "It is your turn");
    guest.click(".refused .button", "Take it");
    guest.click("form .button.wide", "Book for free");
    guest.click(".stage .button", "To my booking");
    guest.see(".access", "https://books.example/1");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(4)
  void a_room_is_booked_week_by_week_and_cancelled_at_once() {
    LocalDate monday =
        LocalDate.now(SEOUL).plusDays(7).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    book(other, room, at(monday.plusWeeks(1), 10), at(monday.plusWeeks(1), 11), null);
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Jun");
    guest.open(
        "/listings/%s?from=%s&to=%s"
            .formatted(
                room, at(monday, 10).replace("+", "%2B"), at(monday, 11).replace("+", "%2B")));
    guest.click("[name=weekly]");
    guest.see("[name=times]");
    guest.isAccessible();
    guest.click(".box .button.wide", "Book 4 weeks");
    guest.see(".refused", "1 week is taken. Nothing was booked.");
    assertThat(guest.texts(".refused li")).hasSize(1);

    guest.click("[data-action=book-free]", "Book the other 3 weeks");

    guest.see("#series", "3 of 4 booked");
    assertThat(guest.texts(".series .state"))
        .containsExactly("Confirmed", "was taken", "Confirmed", "Confirmed");
    guest.isAccessible();
    guest.click(".actions .button", "Cancel");
    guest.click("#cancellation .button", "Cancel this one");
    guest.see(".series .state", "Cancelled");
    guest.click(".series a:not([aria-current=true])");
    guest.click(".actions .button", "Cancel");
    guest.click("[data-action=cancel-series]", "Cancel all 2 that have not begun");
    eventually(
        SOON,
        () ->
            assertThat(guest.texts(".series .state"))
                .containsExactly("Cancelled", "was taken", "Cancelled", "Cancelled"));
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(5)
  void what_is_told_by_mail_is_chosen_event_by_event() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Hana");
    guest.open("/notifications");
    guest.click(".settings summary");
    guest.click("[name=BookingConfirmed]");
    guest.see("#messages", "Saved.");

    guest.reload();

    guest.click(".settings summary");
    assertThat(guest.see("[name=BookingConfirmed]").isSelected()).isFalse();
    assertThat(guest.see("[name=BookingCancelled]").isSelected()).isTrue();
    guest.isAccessible();
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(6)
  void the_hours_of_the_first_day_that_has_some_are_shown() {
    LocalDate first = ZonedDateTime.now(SEOUL).plusHours(120).toLocalDate();
    Browser guest = browser("en", Browser.Screen.PHONE);

    guest.open("/listings/" + studio);

    guest.see(".hours .yes");
    LocalDate shown =
        LocalDate.parse(guest.see(".calendar .selected").getDomAttribute("data-date"));
    assertThat(shown).isBetween(first, first.plusDays(1));
    assertThat(guest.texts(".hours .hint")).doesNotContain("Nothing can be booked on this day.");

    guest.open("/listings/%s?from=noon&to=night&guests=-3".formatted(studio));
    guest.see(".hours .yes");
    assertThat(guest.see(".stepper output").getText()).isEqualTo("1");

    LocalDate tooSoon = LocalDate.now(SEOUL);
    if (!tooSoon.getMonth().equals(shown.getMonth())) {
      guest.click(".calendar .back");
    }
    guest.click(".calendar [data-date='" + tooSoon + "']");
    guest.see("berth-hours", "Nothing can be booked on this day.");
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  @Order(7)
  void the_map_searches_as_it_is_moved_or_when_asked_to() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    guest.open("/");
    guest.see("berth-map .pin");
    guest.click("[name=follow]");
    guest.click(".leaflet-control-zoom-out");
    guest.see(".map-choice .button", "Search here");
    assertThat(guest.path()).doesNotContain("box=");

    Object visited = guest.script("return history.length");
    guest.click(".map-choice .button", "Search here");
    guest.seePath(".*box=.*");

    guest.click("[name=follow]");
    String before = guest.path();
    guest.click(".leaflet-control-zoom-out");
    eventually(SOON, () -> assertThat(guest.path()).contains("box=").isNotEqualTo(before));
    assertThat(guest.script("return history.length")).isEqualTo(visited);
    assertThat(guest.complaints()).isEmpty();
  }

  /** Days pass by starting the server with a later clock; whoever is signed in stays it. */
  @Test
  @Order(8)
  void a_late_fee_that_the_card_did_not_pay_is_paid_by_another() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    String email = signUp(guest, "Late");
    Api self = as(email);
    LocalDate today = LocalDate.now(SEOUL);
    JsonNode booked = book(self, car, today.toString(), today.plusDays(1).toString(), "tok_once");
    String id = booked.path("id").asText();
    Reply use = self.post("/api/usages", "{\"bookingId\": \"" + id + "\"}");
    assertThat(use.status()).as(use.toString()).isEqualTo(201);
    guest.open("/my/" + id);
    guest.see(".state", "In use");

    berth.tell("clock-ahead", "P2D");
    eventually(
        SOON,
        () -> {
          Reply ended = self.post("/api/usages/" + use.id() + "/end", "{}");
          assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
        });

    guest.see(".state", "Completed");
    guest.see(".lines .wrong", "Late fee: open");
    guest.click("[data-action=pay-fee]", "Pay the late fee");
    guest.click("[value=tok_declined]");
    guest.click(".step.form .button", "Pay ₩");
    guest.see(".trouble", "Your card was declined");
    guest.isAccessible();
    guest.click("[value=tok_lost]");
    guest.click(".step.form .button", "Pay ₩");
    guest.see(".step", "Your bank has not answered yet");
    guest.see(".lines", "Late fee: Charged");
    guest.seeNoMore(".lines .wrong");
    guest.see(".timeline", "Late fee paid");
    assertThat(guest.complaints()).isEmpty();
  }

  private void giveBack(JsonNode booking) {
    String cancellation = "/api/bookings/" + booking.path("id").asText() + "/cancellation";
    JsonNode refund = other.get(cancellation).body().path("refund");
    Reply reply = other.post(cancellation, "{\"refund\": " + refund + "}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }
}
