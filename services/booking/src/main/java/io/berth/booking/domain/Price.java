package io.berth.booking.domain;

import java.util.List;

/** An itemised price: the lines add up to the total. */
public record Price(List<PriceLine> lines, Money total) {}
