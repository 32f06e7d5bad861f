-- Which photos listings have; the pictures themselves are files.
create table photo_use (
  photo_id varchar(36) not null,
  listing_id varchar(36) not null,
  primary key (photo_id, listing_id)
);
create index photo_use_of_listing on photo_use (listing_id);
