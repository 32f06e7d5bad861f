package io.berth.booking.adapter.out.payment;

import io.berth.booking.application.port.PaymentBooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class RestPaymentBooks implements PaymentBooks {
  @Inject @RestClient PaymentApi api;

  @Override
  public List<Entry> page(UUID after, int limit) {
    return api.audit(after, limit).items().stream()
        .map(
            item ->
                new Entry(
                    item.id(),
                    item.state(),
                    item.authorized(),
                    item.captured(),
                    item.refunded() + item.refundPending(),
                    item.updatedAt()))
        .toList();
  }
}
