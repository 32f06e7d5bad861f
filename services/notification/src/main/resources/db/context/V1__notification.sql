-- Times are milliseconds since 1970-01-01T00:00Z, flags 0 or 1.

-- One row per event and person. No text is stored: it is worded when it is read, in the reader's
-- language, with what is known by then. The id is derived from the event, so that an event writes
-- the same rows whenever it is applied.
create table notification (
  id varchar(36) not null primary key,
  recipient_id varchar(36) not null,
  audience varchar(8) not null,
  type varchar(32) not null,
  booking_id varchar(36) not null,
  listing_id varchar(36) not null,
  author_id varchar(36),
  sequence_no bigint not null,
  happened_at bigint not null,
  created_at bigint not null,
  facts ${text} not null,
  read_at bigint,
  mail_state varchar(8) not null,
  mail_at bigint not null,
  mail_reason varchar(500),
  mail_due_at bigint,
  mail_attempts integer not null
);
create index notification_recipient on notification (recipient_id, happened_at, sequence_no, id);
create index notification_mail_due on notification (mail_due_at);
create index notification_author on notification (author_id);

-- What later or earlier events say of a booking, for texts that need it.
create table known_booking (
  id varchar(36) not null primary key,
  sequence_no bigint not null,
  approved smallint not null,
  facts ${text} not null
);

create table known_listing (
  id varchar(36) not null primary key,
  version bigint not null,
  title_ko varchar(500),
  title_en varchar(500)
);

-- A person's language, and who is erased: for those nothing is written, not even in a rebuild.
create table person (
  id varchar(36) not null primary key,
  version bigint not null,
  language varchar(8),
  erased smallint not null
);

-- Type '*' is the whole channel; what has no row is on.
create table preference (
  person_id varchar(36) not null,
  type varchar(32) not null,
  email smallint not null,
  primary key (person_id, type)
);
