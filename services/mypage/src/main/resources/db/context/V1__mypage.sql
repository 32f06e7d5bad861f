-- Times are milliseconds since 1970-01-01T00:00Z, amounts minor units. Everything here is a fold of
-- events; each table is keyed so that applying an event again changes nothing. All of it exists once
-- per generation: people see the live one, and the next one may be built beside it.

create table generation (
  id smallint not null primary key,
  live integer not null,
  newest integer not null,
  building integer
);
insert into generation (id, live, newest) values (1, 1, 1);

-- The booking as its newest event tells it.
create table booking (
  generation integer not null,
  id varchar(36) not null,
  sequence_no bigint not null,
  state varchar(32) not null,
  listing_id varchar(36) not null,
  unit_id varchar(36),
  unit_name varchar(200),
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  kind varchar(32) not null,
  from_text varchar(40) not null,
  to_text varchar(40) not null,
  time_zone varchar(64) not null,
  starts_at bigint not null,
  ends_at bigint not null,
  guests integer not null,
  total bigint not null,
  refund bigint not null,
  currency varchar(3) not null,
  deadline bigint,
  reason varchar(2000),
  updated_at bigint not null,
  primary key (generation, id)
);
create index booking_guest on booking (generation, guest_id, starts_at, id);
create index booking_host on booking (generation, host_id, starts_at, id);
create index booking_unit on booking (generation, listing_id, unit_id);

-- Every event of a booking, whatever order they came in.
create table timeline (
  generation integer not null,
  booking_id varchar(36) not null,
  sequence_no bigint not null,
  happened_at bigint not null,
  type varchar(64) not null,
  done_by varchar(16),
  reason varchar(2000),
  primary key (generation, booking_id, sequence_no)
);

-- Every event of a payment; there may be some before their booking is known.
create table ledger (
  generation integer not null,
  payment_id varchar(36) not null,
  sequence_no bigint not null,
  booking_id varchar(36) not null,
  happened_at bigint not null,
  purpose varchar(16) not null,
  type varchar(16) not null,
  amount bigint not null,
  currency varchar(3) not null,
  primary key (generation, payment_id, sequence_no)
);
create index ledger_booking on ledger (generation, booking_id);

create table listing (
  generation integer not null,
  id varchar(36) not null,
  version bigint not null,
  title_ko varchar(500),
  title_en varchar(500),
  primary key (generation, id)
);

-- How far the views are: the newest event applied, and when every topic was last found applied whole.
create table progress (
  id smallint not null primary key,
  newest_at bigint not null,
  complete_at bigint not null
);
insert into progress (id, newest_at, complete_at) values (1, 0, 0);

-- Every rebuilding and what it found; run_until is the lease of the process that works on it.
create table rebuild (
  id varchar(36) not null primary key,
  generation integer not null,
  even_if_incomplete smallint not null,
  state varchar(16) not null,
  events bigint not null,
  started_at bigint not null,
  ended_at bigint,
  missing bigint,
  differing bigint,
  added bigint,
  examples varchar(8000),
  run_until bigint not null
);
create index rebuild_started on rebuild (started_at, id);
