package io.berth.payment.application.port;

import io.berth.payment.domain.Money;
import io.berth.payment.domain.ProviderCharge;
import java.util.List;
import java.util.Optional;

/**
 * The payment provider. Every call is idempotent on its key: the same call again has no second
 * effect and answers how the charge stands. Calls may last as long as the configured timeout, so
 * none is made inside a transaction.
 */
public interface Provider {
  /**
   * Reserves the amount, or takes it at once. A key that was voided is answered VOIDED and stays
   * uncharged for ever.
   *
   * @param key the charge's id
   * @param token names the card; used once, kept nowhere
   * @throws ProviderSilent if no answer came; then anything may have happened
   */
  ProviderCharge authorize(String key, Money money, String token, boolean capture);

  /**
   * Takes the amount from the card of an earlier charge.
   *
   * @param key the charge's id
   * @param reference the provider's reference of the earlier charge
   * @throws ProviderSilent if no answer came; then anything may have happened
   */
  ProviderCharge chargeAgain(String key, Money money, String reference);

  /**
   * Takes what is reserved under {@code key}.
   *
   * @param captureKey the key of this call
   * @throws ProviderSilent if no answer came
   */
  ProviderCharge capture(String key, String captureKey);

  /**
   * Lets a reservation go, and sees to it that a later authorize under the key is refused, also if
   * the provider has never heard of it. What was taken stays CAPTURED and must be refunded.
   *
   * @throws ProviderSilent if no answer came
   */
  ProviderCharge cancel(String key);

  /**
   * Gives back a part of what was taken under {@code key}.
   *
   * @param refundKey the key of this call
   * @param amount minor units of the charge's currency: more than nothing, at most what was taken
   *     and not given back
   * @throws ProviderSilent if no answer came, or the provider does not agree (yet)
   */
  ProviderCharge refund(String key, String refundKey, long amount);

  /**
   * What the provider holds under the key; empty if it has never heard of it.
   *
   * @throws ProviderSilent if no answer came
   */
  Optional<ProviderCharge> find(String key);

  /**
   * The provider's own books, a page at a time in the order of their keys.
   *
   * @param after the last key of the page before; empty for the first
   * @throws ProviderSilent if no answer came
   */
  List<Booked> books(String after, int limit);

  /**
   * A charge in the provider's books.
   *
   * @param captures how often money was taken under it
   */
  record Booked(ProviderCharge charge, long captures) {}
}
