package studio.migr.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The floor below opening a project: H2 opens the same file and hands over the same rows. */
public final class BareRead {
  private BareRead() {}

  /**
   * Reads all clips of a closed project's database with nothing else done.
   *
   * @param file the database, {@code studio.mv.db}
   * @return how many there were
   * @throws IllegalStateException if it cannot be read
   */
  public static int clips(Path file) {
    String name = file.toString().replaceFirst("\\.mv\\.db$", "");
    String url =
        "jdbc:h2:file:" + name + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, path, start_ms, duration_ms, has_picture, has_sound from clip order by"
                    + " added_seq")) {
      int count = 0;
      while (rows.next()) {
        for (int column = 1; column <= 6; column++) {
          rows.getObject(column);
        }
        count++;
      }
      return count;
    } catch (SQLException e) {
      throw new IllegalStateException("H2 cannot read " + file, e);
    }
  }
}
