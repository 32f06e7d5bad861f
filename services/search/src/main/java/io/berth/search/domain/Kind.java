package io.berth.search.domain;

/** What is offered. */
public enum Kind {
  STAY,
  HOTEL_ROOM,
  DINING,
  CAR,
  MEETING_ROOM,
  EBOOK
}
