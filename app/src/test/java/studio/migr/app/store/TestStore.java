package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where a tested ledger has its tables. */
sealed interface TestStore {
  Ledger open(Path project) throws IOException;

  /** The tables are gone when the ledger is opened next. */
  void forget(Path project) throws IOException;

  record InFile() implements TestStore {
    @Override
    public Ledger open(Path project) {
      return Ledgers.open(project, notice -> {});
    }

    @Override
    public void forget(Path project) throws IOException {
      Files.delete(Ledgers.places(project).database());
    }
  }

  record OnServer(String schema) implements TestStore {
    static OnServer make() {
      return new OnServer(TestPostgres.freshSchema());
    }

    @Override
    public Ledger open(Path project) throws IOException {
      return Ledger.open(
          Ledgers.places(project),
          TestPostgres.database(schema),
          () -> TestPostgres.database(schema),
          notice -> {});
    }

    @Override
    public void forget(Path project) {
      try (Connection connection =
          TestPostgres.source(schema).getPooledConnection().getConnection()) {
        connection.createStatement().execute("drop schema " + schema + " cascade");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
