-- The series that a booking belongs to; null: none.
alter table booking add column series_id varchar(36);
create index series_time_of_booking on series_time (booking_id);
update booking set series_id =
    (select t.series_id from series_time t where t.booking_id = booking.id)
  where id in (select booking_id from series_time where booking_id is not null);
drop index series_time_of_booking;
