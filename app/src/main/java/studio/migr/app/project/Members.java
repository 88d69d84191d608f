package studio.migr.app.project;

import java.util.List;
import studio.migr.app.journal.JournalEvent.MemberNamed;
import studio.migr.app.label.Member;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/** Who works on a project, and as what. A project without members knows no roles. */
public final class Members {
  private final Ledger ledger;

  Members(Ledger ledger) {
    this.ledger = ledger;
  }

  /** By name. */
  public List<Member> all() {
    return ledger.members().all();
  }

  /** Whether {@code name} may do what only leads do. */
  public boolean leads(String name) {
    List<Member> all = all();
    return all.isEmpty() || all.contains(new Member(name, Member.Role.LEAD));
  }

  /**
   * Gives somebody a role.
   *
   * @throws ProjectException if {@code by} is no lead, or it could not be saved
   */
  public void name(String by, Member member) throws ProjectException {
    requireLead(by);
    ledger.write(draft -> draft.add((seq, time) -> new MemberNamed(seq, time, by, member)));
  }

  void requireLead(String by) throws ProjectException {
    if (!leads(by)) {
      throw ProjectException.of("share.only-lead", by);
    }
  }
}
