-- Times are milliseconds since 1970-01-01T00:00Z.

-- What really happened, one row per use.
create table actual_use (
  id varchar(36) not null primary key,
  booking_id varchar(36) not null,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  started_at bigint not null,
  started_by varchar(8) not null,
  ended_at bigint,
  ended_by varchar(8),
  note varchar(2000),
  constraint actual_use_of_booking unique (booking_id)
);
create index use_of_guest on actual_use (guest_id, started_at, id);
create index use_of_host on actual_use (host_id, started_at, id);
create index use_of_listing on actual_use (listing_id, started_at, id);

-- What is planned, as booking's newest event tells it.
create table plan (
  booking_id varchar(36) not null primary key,
  sequence_no bigint not null,
  state varchar(16) not null,
  kind varchar(16) not null,
  listing_id varchar(36) not null,
  unit_id varchar(36) not null,
  unit_name varchar(200) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  from_text varchar(40) not null,
  to_text varchar(40) not null,
  time_zone varchar(64) not null,
  starts_at bigint not null,
  ends_at bigint not null
);
create index plan_of_listing on plan (listing_id);
