package io.berth.listing.adapter.out.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.foundation.problem.StrictJsonProvider;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.ListingState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A listing as it is stored: whole, with the columns that lists are made by. */
@Entity
@Table(name = "listing")
class ListingRow {
  private static final ObjectMapper MAPPER =
      StrictJsonProvider.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Id private String id;
  private long version;

  @Column(name = "host_id")
  private String hostId;

  @Enumerated(EnumType.STRING)
  private ListingState state;

  @Column(name = "registered_at")
  private long registeredAt;

  @Lob private String data;

  protected ListingRow() {}

  static ListingRow of(Listing listing) {
    ListingRow row = new ListingRow();
    row.id = listing.id().toString();
    row.version = listing.version();
    row.hostId = listing.hostId().toString();
    row.state = listing.state();
    row.registeredAt = listing.registeredAt().toEpochMilli();
    row.data = data(listing);
    return row;
  }

  static String data(Listing listing) {
    try {
      return MAPPER.writeValueAsString(listing);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a listing can't be written", e);
    }
  }

  Listing toListing() {
    try {
      return MAPPER.readValue(data, Listing.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("listing " + id + " can't be read", e);
    }
  }
}
