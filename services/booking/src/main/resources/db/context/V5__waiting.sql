-- A wish for time that was taken. Where the kind is a queue the wish is for a length: it begins on
-- the day on which a unit is offered, and never ends by the clock (ends_at is null).
create table waiting (
  id varchar(36) not null primary key,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  slot varchar(16) not null,
  time_zone varchar(64) not null,
  check_in varchar(8) not null,
  check_out varchar(8) not null,
  from_cell bigint not null,
  to_cell bigint not null,
  guests integer not null,
  in_queue smallint not null,
  made_at bigint not null,
  ends_at bigint,
  state varchar(16) not null,
  booking_id varchar(36)
);
create index waiting_for_listing on waiting (listing_id, state, made_at, id);
create index waiting_of_guest on waiting (guest_id, made_at, id);
create index waiting_offer on waiting (booking_id);

-- When somebody is to look whether a waiter can be offered something; a row only while one waits.
create table waiting_look (
  listing_id varchar(36) not null primary key,
  look_at bigint not null
);
create index waiting_look_due on waiting_look (look_at);

-- Bookings that were made together, a week apart.
create table series (
  id varchar(36) not null primary key,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  mode varchar(8) not null,
  made_at bigint not null
);

-- One time of a series, decided once; without a booking it was taken.
create table series_time (
  series_id varchar(36) not null references series (id),
  time_index integer not null,
  from_cell bigint not null,
  to_cell bigint not null,
  booking_id varchar(36),
  primary key (series_id, time_index)
);
