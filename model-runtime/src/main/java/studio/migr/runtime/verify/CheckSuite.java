package studio.migr.runtime.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The comparisons that one family's part of a reference folder allows. */
public interface CheckSuite {
  /** Their names, in the order in which they are reported. */
  List<String> names();

  /**
   * Makes them.
   *
   * @param folder the whole reference folder
   */
  void run(Path folder, CheckReport report) throws IOException;
}
