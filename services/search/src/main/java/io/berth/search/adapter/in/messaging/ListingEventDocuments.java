package io.berth.search.adapter.in.messaging;

import io.berth.search.application.port.ListingDocuments;
import io.berth.search.domain.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** Listings in the words of their events. */
@ApplicationScoped
public class ListingEventDocuments implements ListingDocuments {
  @Override
  public Listing read(String data) {
    return ListingMessage.read(data);
  }
}
