package io.berth.booking.application;

import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Period;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Books: takes the time in one transaction, asks payment outside any, takes payment's word in
 * another. Whatever crashes in between, the first transaction has written down what the reconciler
 * needs to finish.
 */
@ApplicationScoped
public class PlaceBooking {
  /**
   * What a guest asks for.
   *
   * @param from as the listing's calendar writes boundaries
   * @param quote a signed quote, or null
   * @param cardToken null: only hold the time
   * @param answer turns the outcome into what the guest is told; kept for a repeat
   */
  public record Command(
      RepeatableRequest request,
      UUID guestId,
      UUID listingId,
      String from,
      String to,
      int guests,
      String quote,
      String cardToken,
      Function<Booking, Answer> answer) {}

  private final PlaceBookingAttempt attempt;
  private final KnownListings listings;
  private final Alternatives alternatives;
  private final AskPayment askPayment;

  @Inject
  public PlaceBooking(
      PlaceBookingAttempt attempt,
      KnownListings listings,
      Alternatives alternatives,
      AskPayment askPayment) {
    this.attempt = attempt;
    this.listings = listings;
    this.alternatives = alternatives;
    this.askPayment = askPayment;
  }

  protected PlaceBooking() {
    this(null, null, null, null);
  }

  /**
   * Books, or gives the answer that an earlier request with the same key got.
   *
   * @throws Refusal if nothing was done
   * @throws Busy if the database stays locked; nothing was done
   */
  public Answer place(Command command) {
    listings.makeKnown(command.listingId());
    PlaceBookingAttempt.Result result;
    try {
      result = Attempts.untilSettled(() -> attempt.place(command));
    } catch (Refusal.NotAvailable refusal) {
      throw new Refusal.NotAvailable(refusal.listing(), near(refusal.listing(), command));
    }
    if (result.answered().isPresent()) {
      return result.answered().get();
    }
    return askPayment.charge(
        result.booking(), command.cardToken(), command.request(), command.answer());
  }

  /** Alternatives are a courtesy: a busy database does not change the answer. */
  private List<Period> near(Listing listing, Command command) {
    try {
      return Attempts.untilSettled(() -> alternatives.near(listing, command));
    } catch (Busy busy) {
      return List.of();
    }
  }
}
