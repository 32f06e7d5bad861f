package io.berth.console.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What a host offers. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HostListingsBean {
  private static final int PART = 100;
  private static final int MOST_PARTS = 5;

  @Inject @RestClient ListingApi api;

  /**
   * The host's newest 500 listings.
   *
   * @throws Refused if the ticket does not hold or the member is no host
   * @throws ServiceAway if listing does not answer
   */
  public List<Offering> all(Ticket ticket) {
    List<Offering> all = new ArrayList<>();
    String after = null;
    for (int i = 0; i < MOST_PARTS; i++) {
      String start = after;
      ListingApi.Part part = Calls.answer(() -> api.list(ticket.bearer(), "me", start, PART));
      if (part == null || part.items() == null) {
        throw new ServiceAway("an answer without items", null);
      }
      part.items()
          .forEach(item -> all.add(new Offering(item.id(), item.title().ko(), item.title().en())));
      after = part.next();
      if (after == null) {
        break;
      }
    }
    return all;
  }
}
