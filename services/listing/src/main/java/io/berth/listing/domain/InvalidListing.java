package io.berth.listing.domain;

/** A listing that can't be meant: the field, the rule it breaks, and a sentence for a person. */
public final class InvalidListing extends IllegalArgumentException {
  private final String field;
  private final String rule;

  public InvalidListing(String field, String rule, String message) {
    super(field + " " + message);
    this.field = field;
    this.rule = rule;
  }

  public String field() {
    return field;
  }

  public String rule() {
    return rule;
  }
}
