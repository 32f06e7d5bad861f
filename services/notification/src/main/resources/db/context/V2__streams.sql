-- Streams ask for what was written since.
create index notification_created on notification (created_at);
