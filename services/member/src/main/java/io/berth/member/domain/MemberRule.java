package io.berth.member.domain;

/** What can be wrong with a wish about a member. */
public enum MemberRule {
  EMAIL_TAKEN,
  WEAK_PASSWORD
}
