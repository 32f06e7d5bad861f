package io.berth.booking.domain;

/** A period that can't be meant: the field, the rule it breaks, and a sentence for a person. */
public final class InvalidPeriod extends IllegalArgumentException {
  private final String field;
  private final String rule;

  public InvalidPeriod(String field, String rule, String message) {
    super(message);
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
