package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.ListingChange;
import io.berth.mypage.application.port.MyBookings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a listing is called. */
@Entity
@Table(name = "listing")
@IdClass(GenerationKey.class)
class ListingRow {
  @Id private int generation;
  @Id private String id;
  private long version;

  @Column(name = "title_ko")
  private String titleKo;

  @Column(name = "title_en")
  private String titleEn;

  protected ListingRow() {}

  static ListingRow of(int generation, ListingChange change) {
    ListingRow row = new ListingRow();
    row.generation = generation;
    row.id = change.listingId().toString();
    row.take(change);
    return row;
  }

  /** Takes over what is newer; anything older changes nothing. */
  final void take(ListingChange change) {
    if (change.version() > version) {
      version = change.version();
      titleKo = change.titleKo();
      titleEn = change.titleEn();
    }
  }

  ListingChange change() {
    return new ListingChange(UUID.fromString(id), version, titleKo, titleEn);
  }

  String id() {
    return id;
  }

  MyBookings.Title title() {
    return new MyBookings.Title(titleKo, titleEn);
  }
}
