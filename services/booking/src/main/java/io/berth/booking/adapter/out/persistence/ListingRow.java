package io.berth.booking.adapter.out.persistence;

import io.berth.booking.domain.Listing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** Booking's copy of a listing, whole, as JSON of the domain's own record. */
@Entity
@Table(name = "listing")
class ListingRow {
  @Id private String id;
  private long version;
  @Lob private String data;

  /** When listing is to be asked how to get in; null: what is known is of this version. */
  @Column(name = "access_due")
  private Long accessDue;

  protected ListingRow() {}

  static ListingRow of(Listing listing) {
    ListingRow row = new ListingRow();
    row.id = listing.id().toString();
    row.replaceBy(listing);
    return row;
  }

  void replaceBy(Listing listing) {
    version = listing.version();
    data = Json.write(listing);
    accessDue = 0L;
  }

  long version() {
    return version;
  }

  Listing toListing() {
    return Json.read(data, Listing.class);
  }
}
