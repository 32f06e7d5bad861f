package io.berth.console.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The bookings of a host's listings. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HostBookingsBean {
  private static final int PART = 20;

  @Inject @RestClient BookingApi api;

  /**
   * Reads a part.
   *
   * @throws Refused if the ticket does not hold or the member is no host
   * @throws ServiceAway if booking does not answer
   */
  public BookingsPart part(Ticket ticket, Filter filter) {
    BookingsPart part =
        Calls.answer(
            () ->
                api.list(
                    ticket.bearer(),
                    "host",
                    filter.state(),
                    filter.listingId(),
                    filter.after(),
                    PART));
    if (part == null || part.items() == null) {
      throw new ServiceAway("an answer without items", null);
    }
    return part;
  }

  /** Which bookings; null means all. */
  public record Filter(String state, String listingId, String after) {}
}
