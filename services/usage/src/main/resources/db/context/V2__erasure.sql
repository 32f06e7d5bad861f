-- Of those no note is kept.
create table erased_person (
  id varchar(36) not null primary key
);
