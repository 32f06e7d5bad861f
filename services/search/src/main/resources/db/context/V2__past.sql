alter table stamp drop column newest_at;
