package io.berth.mypage.application;

import java.util.UUID;

/** An event of a listing: its title in each language, where it has one. */
public record ListingChange(UUID listingId, long version, String titleKo, String titleEn) {}
