-- Times are milliseconds since 1970-01-01T00:00Z, flags 0 or 1.

-- What the newest event of a booking says. reviewed is what lets one transaction alone review it.
create table known_booking (
  id varchar(36) not null primary key,
  sequence_no bigint not null,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  state varchar(32) not null,
  reviewed smallint not null
);
create index known_booking_of_guest on known_booking (guest_id);

create table review (
  id varchar(36) not null primary key,
  version bigint not null,
  booking_id varchar(36) not null,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  rating smallint not null,
  review_text varchar(4000),
  posted_at bigint not null,
  reply varchar(4000),
  replied_at bigint,
  constraint review_of_booking unique (booking_id)
);
create index review_of_listing on review (listing_id, posted_at, id);
create index review_of_guest on review (guest_id, posted_at, id);
create index review_of_host on review (host_id);

-- How many reviews of a listing gave each rating; a row from its first completed booking on.
create table rating_count (
  listing_id varchar(36) not null primary key,
  rated_1 bigint not null,
  rated_2 bigint not null,
  rated_3 bigint not null,
  rated_4 bigint not null,
  rated_5 bigint not null
);

-- For those nothing is written, not even in a rebuild.
create table erased_person (
  id varchar(36) not null primary key
);
