package studio.migr.app.store;

import java.util.List;
import java.util.Optional;
import studio.migr.app.label.Member;

/** What the database knows of the people of a shared project. */
public final class MemberTable {
  private final Ledger ledger;

  MemberTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** By name. */
  public List<Member> all() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select name, role from member order by name")
                .map(
                    (row, context) ->
                        new Member(
                            row.getString(1), Member.Role.fromId(row.getString(2)).orElseThrow()))
                .list());
  }

  public Optional<Member> find(String name) {
    return all().stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
