package io.berth.listing.domain;

/** A revision that would change what is fixed at registration. */
public final class FixedField extends RuntimeException {
  private final String field;

  FixedField(String field) {
    super(field + " is fixed at registration", null, false, false);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
