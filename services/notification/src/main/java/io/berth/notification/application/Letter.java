package io.berth.notification.application;

import java.util.UUID;

/**
 * An e-mail.
 *
 * @param noticeId names it for ever: the same notice has the same Message-ID however often it is
 *     sent
 */
public record Letter(
    UUID noticeId,
    String toAddress,
    String toName,
    Language language,
    String subject,
    String plain,
    String html) {}
