-- A listing is read and written whole: a document, with the columns that lists are made by.
-- Times are milliseconds since 1970-01-01T00:00Z.
create table listing (
  id varchar(36) not null primary key,
  version bigint not null,
  host_id varchar(36) not null,
  state varchar(16) not null,
  registered_at bigint not null,
  data ${text} not null
);
create index listing_published on listing (state, registered_at, id);
create index listing_of_host on listing (host_id, registered_at, id);
