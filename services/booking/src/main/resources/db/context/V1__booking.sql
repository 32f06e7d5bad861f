-- Times are milliseconds since 1970-01-01T00:00Z; amounts are minor units; cells are whole numbers
-- (epoch days of the listing's zone, or epoch quarter-hours).

create table listing (
  id varchar(36) not null primary key,
  version bigint not null,
  data ${text} not null
);

create table unit (
  id varchar(36) not null primary key,
  listing_id varchar(36) not null references listing (id),
  active smallint not null
);
create index unit_of_listing on unit (listing_id);

create table booking (
  id varchar(36) not null primary key,
  listing_id varchar(36) not null,
  guest_id varchar(36) not null,
  host_id varchar(36) not null,
  kind varchar(16) not null,
  slot varchar(16) not null,
  time_zone varchar(64) not null,
  check_in varchar(8) not null,
  check_out varchar(8) not null,
  unit_id varchar(36) not null,
  unit_name varchar(200) not null,
  from_cell bigint not null,
  to_cell bigint not null,
  buffer_cells integer not null,
  starts_at bigint not null,
  ends_at bigint not null,
  guests integer not null,
  total bigint not null,
  currency varchar(3) not null,
  price_lines varchar(8000) not null,
  refund_timeline varchar(2000) not null,
  one_shot smallint not null,
  made_at bigint not null,
  state varchar(16) not null,
  version bigint not null,
  deadline bigint,
  held_until bigint,
  reason varchar(500)
);
create index booking_due on booking (deadline);
create index booking_of_guest on booking (guest_id, made_at, id);
create index booking_of_host on booking (host_id, made_at, id);
create index booking_of_listing on booking (listing_id, from_cell);
create index booking_of_unit on booking (unit_id, from_cell);

create table charge (
  id varchar(36) not null primary key,
  booking_id varchar(36) not null references booking (id),
  purpose varchar(16) not null,
  attempt integer not null,
  amount bigint not null,
  currency varchar(3) not null,
  state varchar(16) not null,
  refund bigint not null,
  constraint charge_attempt unique (booking_id, purpose, attempt)
);

create table block (
  id varchar(36) not null primary key,
  listing_id varchar(36) not null,
  unit_id varchar(36) not null,
  host_id varchar(36) not null,
  slot varchar(16) not null,
  time_zone varchar(64) not null,
  check_in varchar(8) not null,
  check_out varchar(8) not null,
  from_cell bigint not null,
  to_cell bigint not null,
  reason varchar(500),
  standing smallint not null
);
create index block_of_listing on block (listing_id, standing);
create index block_of_unit on block (unit_id, from_cell);

-- What keeps two bookings from colliding: one owner for each cell of each unit. held_until repeats
-- the deadline of a HELD booking, so that finding free time reads no other table: a reader that
-- joined booking would wait there with a lock on the claim, and a writer goes the other way.
create table claim (
  unit_id varchar(36) not null,
  cell bigint not null,
  owner_id varchar(36) not null,
  kind varchar(8) not null,
  held_until bigint,
  primary key (unit_id, cell)
);
create index claim_of_owner on claim (owner_id);

-- A row per guest, locked while one of the guest's holds begins.
create table holding_guest (
  guest_id varchar(36) not null primary key,
  holds bigint not null
);
