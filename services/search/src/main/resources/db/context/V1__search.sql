-- Times are milliseconds since 1970-01-01T00:00Z. Listing, owner, taken and rating are a fold of events
-- and exist once per generation: people see the live one, and the next one may be built beside it.

create table generation (
  id smallint not null primary key,
  live integer not null,
  newest integer not null,
  building integer
);
insert into generation (id, live, newest) values (1, 1, 1);

-- The listing as its newest event tells it, in that event's own words.
create table listing (
  generation integer not null,
  id varchar(36) not null,
  version bigint not null,
  digest varchar(64) not null,
  data ${text} not null,
  primary key (generation, id)
);

-- Every booking and block, with the newest event heard of it.
create table owner (
  generation integer not null,
  id varchar(36) not null,
  sequence_no bigint not null,
  primary key (generation, id)
);

-- The cells that they own now; what is held is free again from held_until on.
create table taken (
  generation integer not null,
  owner_id varchar(36) not null,
  part smallint not null,
  listing_id varchar(36) not null,
  unit_id varchar(36) not null,
  from_cell bigint not null,
  to_cell bigint not null,
  held_until bigint not null,
  late smallint not null,
  primary key (generation, owner_id, part)
);
create index taken_listing on taken (generation, listing_id);
create index taken_unit on taken (generation, unit_id);

create table rating (
  generation integer not null,
  review_id varchar(36) not null,
  listing_id varchar(36) not null,
  rating smallint not null,
  primary key (generation, review_id)
);
create index rating_listing on rating (generation, listing_id);

-- The newest stamp, held by the transaction that has it until that ends; and the newest event applied.
create table stamp (
  id smallint not null primary key,
  stamp bigint not null,
  newest_at bigint not null
);
insert into stamp (id, stamp, newest_at) values (1, 0, 0);

-- What changed last at which stamp; an empty unit_id is the listing itself. Every process reads on from
-- the stamp that its index has.
create table changed (
  listing_id varchar(36) not null,
  unit_id varchar(36) not null,
  stamp bigint not null,
  primary key (listing_id, unit_id)
);
create index changed_stamp on changed (stamp);

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
