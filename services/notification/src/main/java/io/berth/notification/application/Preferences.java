package io.berth.notification.application;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a person wants by e-mail.
 *
 * @param email false: nothing at all
 * @param withoutEmail the types not wanted
 */
public record Preferences(boolean email, Set<NoticeType> withoutEmail) {
  public static final Preferences DEFAULT = new Preferences(true, EnumSet.noneOf(NoticeType.class));

  boolean wantsByEmail(NoticeType type) {
    return email && !withoutEmail.contains(type);
  }
}
