create table member (
  id varchar(36) not null primary key,
  name varchar(100) not null
);
