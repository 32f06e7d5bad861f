package io.berth.system;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Guests at a real browser who choose a time: what can be had, and what goes wrong meanwhile. */
@Tag("full")
class GuestsChooseIT extends AtABrowser {
  private static final List<String> CONTEXTS =
      Stream.concat(Landscape.CONTEXTS.stream(), Stream.of("storefront")).toList();

  private static final String BOOK = ".box .button.wide:not(:disabled)";

  private final LocalDate today = LocalDate.now(SEOUL);

  /** Where guests come only once a week. */
  private final LocalDate arrivals = today.plusDays(8);

  private Api other;
  private UUID home;
  private UUID room;
  private UUID weekly;
  private UUID dinner;
  private UUID bar;
  private UUID car;
  private UUID lunch;

  @BeforeAll
  void start() {
    berth = new Landscape("guests-choose", TestDatabase.DERBY);
    berth.plan("all", CONTEXTS.toArray(String[]::new));
    berth.start("all", CONTEXTS);
    other = berth.as("all", UUID.randomUUID(), "guest");
    home = offer("'kind': 'STAY', 'price': {'perSlot': 100000, 'currency': 'KRW'}");
    room = offer("'kind': 'MEETING_ROOM', 'price': {'perSlot': 0, 'currency': 'KRW'}");
    String arrival = arrivals.getDayOfWeek().name().substring(0, 3);
    weekly =
        offer(
            "'kind': 'STAY', 'price': {'perSlot': 100000, 'currency': 'KRW'}, 'rules': {'min': 2,"
                + " 'checkInDays': ['"
                + arrival
                + "']}");
    dinner =
        offer(
            "'kind': 'DINING', 'price': {'perSlot': 0, 'perGuest': 30000, 'currency': 'KRW'},"
                + " 'rules': {'min': 8, 'max': 8, 'openingHours': [{'days': ['MON', 'TUE', 'WED',"
                + " 'THU', 'FRI', 'SAT', 'SUN'], 'from': '18:00', 'to': '22:00'}]}");
    bar =
        offer(
            "'kind': 'DINING', 'price': {'perSlot': 0, 'perGuest': 10000, 'currency': 'KRW'},"
                + " 'rules': {'min': 8, 'max': 8}");
    car = offer("'kind': 'CAR', 'price': {'perSlot': 60000, 'currency': 'KRW'}");
    lunch =
        offer(
            "'kind': 'MEETING_ROOM', 'price': {'perSlot': 0, 'currency': 'KRW'}, 'rules':"
                + " {'openingHours': [{'days': ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],"
                + " 'from': '09:00', 'to': '12:00'}, {'days': ['MON', 'TUE', 'WED', 'THU', 'FRI',"
                + " 'SAT', 'SUN'], 'from': '14:00', 'to': '17:00'}]}");
    eventually(
        SOON,
        () ->
            assertThat(berth.anybody("all").get("/api/search").body().path("count").asInt())
                .isEqualTo(7));
  }

  /** Within a stay are days on which nobody may arrive, and the last ones before the next stay. */
  @Test
  void nights_that_nobody_has_are_had_whatever_may_not_begin_in_them() {
    LocalDate from = arrivals;
    book(other, weekly, from.plusDays(7).toString(), from.plusDays(9).toString(), "tok_ok");
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Sora");
    guest.open("/listings/" + weekly);
    guest.see(date(from.plusDays(1)) + ".no:not(.full)");
    guest.see(date(from.plusDays(7)) + ".full");

    guest.click(date(from) + ".yes");
    guest.click(date(from.plusDays(1)) + ".yes");
    guest.see(".refused", "At least 2 nights");
    assertThat(guest.sees(BOOK)).isFalse();

    guest.click(date(from) + ".yes");
    guest.click(date(from.plusDays(7)) + ".yes");
    guest.see(BOOK);
    assertThat(guest.sees(".refused")).isFalse();
    guest.isAccessible();
    guest.click(BOOK);
    guest.seePath("/checkout/.*");
    assertThat(guest.complaints()).isEmpty();
  }

  /** And nothing more of it while it is held. */
  @Test
  void a_dinner_is_had_until_the_doors_close_and_over_midnight() {
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    signUp(guest, "Mina");
    guest.open("/listings/" + dinner);
    choose(guest, today.plusDays(1));
    guest.click(".hours td.yes", "20:00");
    guest.see(".chosen", "20:00 – 22:00");
    guest.click(BOOK);
    guest.seePath("/checkout/.*");
    String held = guest.path();

    guest.back();
    choose(guest, today.plusDays(2));
    guest.click(".hours td.yes", "19:30");
    guest.see(".chosen", "19:30 – 21:30");
    guest.click(BOOK);
    guest.see(".refused", "You hold time of this already");
    guest.isAccessible();
    guest.click(".refused a");
    guest.seePath(held);

    guest.open("/listings/" + bar);
    choose(guest, today.plusDays(1));
    guest.click(".hours td.yes", "23:00");
    guest.see(".chosen", "01:00");
    guest.see(".chosen", "2 hours");
    guest.see(BOOK);
    assertThat(guest.complaints()).isEmpty();
  }

  /** What was held for an answer that was lost is not held twice. */
  @Test
  void a_refusal_that_passes_is_tried_again() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    signUp(guest, "Jun");
    LocalDate from = today.plusDays(20);
    guest.open("/listings/%s?from=%s&to=%s".formatted(home, from, from.plusDays(1)));
    guest.see(BOOK);
    guest.script(
        """
        const send = window.fetch;
        const answers = [
          () => new Response('{"type": "urn:berth:problem:quote-expired"}', { status: 409 }),
          async (...call) => {
            await send(...call);
            throw new TypeError("lost");
          },
        ];
        window.fetch = (address, options) =>
          address === "/api/bookings" && options.method === "POST" && answers.length
            ? answers.shift()(address, options)
            : send(address, options);
        """);
    guest.click(".box .button.wide");
    guest.see(".refused", "here is today's");
    guest.see(".lines", "100,000");
    guest.click(BOOK);
    guest.see(".refused", "can't reach the server");
    guest.see(date(from) + ".full");
    guest.click(BOOK);
    guest.seePath("/checkout/.*");
    assertThat(guest.complaints()).isEmpty();

    Browser away = browser("en", Browser.Screen.DESKTOP);
    away.open("/listings/" + home);
    away.see(".calendar .yes");
    away.block("*/quotes");
    away.click(date(from.plusDays(3)) + ".yes");
    away.click(date(from.plusDays(4)) + ".yes");
    away.see(".refused", "can't reach the server");
    away.block("none");
    away.click(".refused .button", "Try again");
    away.see(BOOK);
  }

  @Test
  void what_others_do_meanwhile_disturbs_no_choice() {
    LocalDate first = today.plusDays(1);
    LocalDate second = today.plusDays(2);
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    guest.open("/listings/" + room);
    choose(guest, first);
    guest.click(".hours td.yes", "10:00");
    guest.see(".hours td.selected", "10:00");
    book(other, room, at(first, 15), at(first, 16), null);
    guest.see(".hours td.full", "15:00");
    guest.see(".hours td.selected", "10:00");
    guest.click(".hours td.yes", "10:30");
    guest.see(".chosen", "10:00 – 10:45");
    guest.see(BOOK);

    book(other, room, at(first, 10), at(first, 11), null);
    guest.see(".refused");
    choose(guest, second);
    guest.see(".hours td.yes", "15:00");
    book(other, room, at(second, 15), at(second, 16), null);
    guest.see(".hours td.full", "15:00");
    assertThat(guest.sees(".refused")).isTrue();
    assertThat(guest.sees(BOOK)).isFalse();

    // Hours that come too late are those of another day.
    guest.script(
        """
        const send = window.fetch;
        const held = [];
        window.fetch = async (address, options) => {
          const answer = await send(address, options);
          if (address.includes("/availability/") && !address.endsWith("/stream") && !held.length) {
            await new Promise((release) => held.push(release));
          }
          return answer;
        };
        window.late = () => held[0]?.();
        """);
    choose(guest, first);
    choose(guest, second);
    guest.see(".hours td.full", "15:00");
    guest.script("late(); return new Promise((done) => setTimeout(done, 500))");
    guest.click(".hours td.yes", "10:00");
    guest.click(".hours td.yes", "10:15");
    assertThat(guest.path()).contains("from=" + second);
    assertThat(guest.complaints()).isEmpty();

    guest.offline(true);
    choose(guest, today.plusDays(3));
    guest.see(".day-and-hours .trouble", "can't reach the server");
    guest.see(".chosen");
    guest.offline(false);
    guest.click(".day-and-hours .trouble .button", "Try again");
    guest.see(".hours td.yes", "15:00");
  }

  @Test
  void times_are_told_where_they_are_spent_and_searched_for_where_one_is() {
    LocalDate day = today.plusDays(3);
    Browser guest = browser("en", Browser.Screen.DESKTOP);
    guest.in(SEOUL);
    String times = "from=%1$sT22:00Z&to=%1$sT23:30Z".formatted(day);
    guest.open("/?kind=MEETING_ROOM&" + times);
    guest.see("[aria-controls=when-panel]", "07:00 – 08:30");
    guest.click("[aria-controls=when-panel]");
    guest.see("#when-panel " + date(day.plusDays(1)) + ".selected");
    assertThat(guest.script("return document.querySelector('#when-panel select').value"))
        .isEqualTo("07:00");

    guest.in(ZoneId.of("America/New_York"));
    guest.open("/listings/%s?%s".formatted(room, times));
    guest.see(date(day.plusDays(1)) + ".selected");
    guest.see(".hours td.selected", "07:00");
    guest.see(".chosen", "07:00 – 08:30");

    LocalDate far = today.plusYears(1).withDayOfMonth(1);
    guest.open("/listings/%s?from=%s&to=%s".formatted(car, far, far.plusDays(3)));
    guest.see(".chosen", "1 – 3, " + far.getYear());
    assertThat(guest.complaints()).isEmpty();
  }

  @Test
  void a_date_is_reached_by_keys_wherever_it_is() {
    Browser guest = browser("en", Browser.Screen.PHONE);
    guest.open("/listings/" + home);
    guest.see(".calendar .yes");
    guest.click(".calendar .on");
    guest.tabTo("[role=gridcell]");
    guest.keys(Keys.END, Keys.PAGE_DOWN);
    for (int i = 0; i < 5; i++) {
      guest.keys(Keys.ARROW_DOWN);
    }
    assertThat(guest.hasFocus("[role=gridcell]")).isTrue();

    guest.open("/listings/" + lunch);
    choose(guest, today.plusDays(1));
    guest.see(".hours td", "11:45");
    guest.script("document.querySelector('.hours td[tabindex=\"0\"]').focus()");
    for (int i = 0; i < 3; i++) {
      guest.keys(Keys.ARROW_DOWN);
    }
    assertThat(guest.hasFocus("[aria-label='14:00']")).isTrue();
    guest.keys(Keys.ARROW_LEFT);
    assertThat(guest.hasFocus("[aria-label='11:45']")).isTrue();
    guest.fits();
    guest.script("document.body.style.width = '500px'");
    assertThatThrownBy(guest::fits).isInstanceOf(AssertionError.class);

    guest.open("/");
    guest.see(".card");
    guest.type("[name=q]", "Offer");
    guest.click(".kinds button", "Homes");
    guest.seePath(".*q=Offer.*");
    guest.click("[aria-controls=when-panel]");
    guest.click("#when-panel " + date(today) + ".yes");
    guest.click("#when-panel " + date(today.plusDays(1)) + ".yes");
    guest.seeNoMore("#when-panel");
    assertThat(guest.hasFocus("[aria-controls=when-panel]")).isTrue();
    assertThat(guest.complaints()).isEmpty();
  }

  /** Chooses a date whose month may not be shown yet. */
  private static void choose(Browser guest, LocalDate date) {
    guest.see(".calendar .selected, .calendar .yes");
    LocalDate shown =
        LocalDate.parse(guest.see(".calendar [data-date]").getDomAttribute("data-date"));
    if (shown.getMonth() != date.getMonth()) {
      guest.click(shown.isBefore(date) ? ".calendar .on" : ".calendar .back");
    }
    guest.click(".calendar " + date(date) + ".yes");
  }

  private static String date(LocalDate date) {
    return "[data-date='" + date + "']";
  }
}
