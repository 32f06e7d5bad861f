package io.berth.console.web;

import io.berth.console.service.BookingsPart;
import io.berth.console.service.HostBookingsBean;
import io.berth.console.service.HostListingsBean;
import io.berth.console.service.Offering;
import io.berth.console.service.Refused;
import io.berth.console.service.ServiceAway;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The host's bookings: a part of the list, chosen by state and listing in the address. */
@Named
@RequestScoped
public class BookingsPage {
  private static final Logger LOG = Logger.getLogger(BookingsPage.class.getName());
  private static final int UNAVAILABLE = 503;

  /** The states as the API names them, in the order of a booking's life. */
  private static final List<String> STATES =
      List.of(
          "REQUESTED",
          "HELD",
          "PAYING",
          "PAYMENT_UNKNOWN",
          "CONFIRMED",
          "IN_USE",
          "OVERDUE",
          "COMPLETED",
          "CANCELLED",
          "DENIED",
          "DECLINED",
          "EXPIRED",
          "NO_SHOW");

  /** In these states somebody must act before the deadline. */
  private static final Set<String> HURRYING = Set.of("REQUESTED", "HELD");

  /** What there is to show. */
  public enum Outcome {
    LIST,
    NONE_YET,
    NONE_MATCH,
    NO_SUCH_FILTER,
    NO_HOST,
    AWAY
  }

  @EJB private HostBookingsBean bookings;
  @EJB private HostListingsBean listings;
  @Inject private HostSession session;
  @Inject private Language language;
  @Inject private HttpServletRequest request;

  private String state;
  private String listing;
  private String after;
  private Outcome outcome;
  private boolean namesMissing;
  private Map<String, String> names = Map.of();
  private List<BookingLine> lines = List.of();
  private String next;

  /** Reads what the address asks for. */
  public void load() throws IOException {
    state = blankToNull(state);
    listing = blankToNull(listing);
    after = blankToNull(after);
    try {
      outcome = read();
    } catch (SessionEnded e) {
      toSignIn();
    } catch (Refused e) {
      outcome = e.isForbidden() ? Outcome.NO_HOST : Outcome.NO_SUCH_FILTER;
    } catch (ServiceAway e) {
      LOG.log(Level.WARNING, "booking is away: {0}", e.getMessage());
      outcome = Outcome.AWAY;
      external().setResponseStatus(UNAVAILABLE);
    }
  }

  private Outcome read() {
    if (state != null && !STATES.contains(state) || !isId(listing) || !isId(after)) {
      return Outcome.NO_SUCH_FILTER;
    }
    HostBookingsBean.Filter filter = new HostBookingsBean.Filter(state, listing, after);
    BookingsPart part = session.ask(ticket -> bookings.part(ticket, filter));
    names = readNames();
    lines = part.items().stream().map(this::line).toList();
    next = part.next();
    if (!lines.isEmpty()) {
      return Outcome.LIST;
    }
    return isFiltered() || after != null ? Outcome.NONE_MATCH : Outcome.NONE_YET;
  }

  /** The listings' names; bookings are shown without them if listing is away. */
  private Map<String, String> readNames() {
    boolean korean = language.getLocale().equals(Locale.KOREAN);
    Map<String, String> found = new LinkedHashMap<>();
    try {
      for (Offering offering : session.ask(listings::all)) {
        String first = korean ? offering.korean() : offering.english();
        String second = korean ? offering.english() : offering.korean();
        found.put(offering.id(), first == null ? second : first);
      }
    } catch (ServiceAway | Refused e) {
      LOG.log(Level.WARNING, "listing is away: {0}", e.getMessage());
      namesMissing = true;
    }
    return found;
  }

  private BookingLine line(BookingsPart.Booking booking) {
    BookingTexts texts = new BookingTexts(language.getLocale());
    boolean hurries = booking.deadline() != null && HURRYING.contains(booking.state());
    String note =
        !hurries
            ? ""
            : MessageFormat.format(
                language.text("bookings.until"),
                texts.moment(booking.deadline(), booking.timeZone()));
    return new BookingLine(
        booking.id(),
        names.getOrDefault(booking.listingId(), BookingTexts.beginning(booking.listingId())),
        booking.unit().name(),
        booking.state(),
        note,
        texts.moment(booking.from()),
        texts.moment(booking.to()),
        booking.timeZone(),
        BookingTexts.beginning(booking.guestId()),
        booking.guests(),
        texts.money(booking.total()));
  }

  private void toSignIn() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    String here = SignedInFilter.withQuery(Wish.START, request);
    external().redirect(request.getContextPath() + SignedInFilter.signIn(here));
    faces.responseComplete();
  }

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  private static boolean isId(String text) {
    try {
      return text == null || UUID.fromString(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  public boolean isFiltered() {
    return state != null || listing != null;
  }

  public List<String> getStates() {
    return STATES;
  }

  public Outcome getOutcome() {
    return outcome;
  }

  public boolean isNamesMissing() {
    return namesMissing;
  }

  /** Names of the host's listings by id. */
  public Map<String, String> getNames() {
    return names;
  }

  public List<BookingLine> getLines() {
    return lines;
  }

  /** Where the next part begins; null if there is none. */
  public String getNext() {
    return next;
  }

  public String getState() {
    return state;
  }

  public void setState(String value) {
    state = value;
  }

  public String getListing() {
    return listing;
  }

  public void setListing(String value) {
    listing = value;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(String value) {
    after = value;
  }
}
