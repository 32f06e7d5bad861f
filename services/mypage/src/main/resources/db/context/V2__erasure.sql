-- For those nothing is written, not even in a rebuild.
create table erased_person (
  id varchar(36) not null primary key
);
