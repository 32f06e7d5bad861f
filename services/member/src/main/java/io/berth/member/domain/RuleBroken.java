package io.berth.member.domain;

/** A wish that a rule forbids. */
public class RuleBroken extends RuntimeException {
  private final MemberRule rule;

  public RuleBroken(MemberRule rule, String why) {
    super(why, null, false, false);
    this.rule = rule;
  }

  public MemberRule rule() {
    return rule;
  }
}
