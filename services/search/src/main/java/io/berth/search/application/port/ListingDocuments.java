package io.berth.search.application.port;

import io.berth.search.domain.Listing;

/** Reads a listing from the JSON in which its events tell it. */
public interface ListingDocuments {
  Listing read(String data);
}
