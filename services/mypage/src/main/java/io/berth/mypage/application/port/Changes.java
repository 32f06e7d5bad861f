package io.berth.mypage.application.port;

import io.berth.mypage.application.BookingChange;
import io.berth.mypage.application.ListingChange;
import io.berth.mypage.application.PaymentChange;
import io.berth.mypage.application.ReviewChange;

/** Takes changes, one event each. */
public interface Changes {
  void apply(BookingChange change);

  void apply(PaymentChange change);

  void apply(ListingChange change);

  void apply(ReviewChange change);
}
