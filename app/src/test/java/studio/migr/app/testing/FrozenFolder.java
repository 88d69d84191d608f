package studio.migr.app.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder in which nothing can be written any more, not even by an administrator and not through
 * files that are open already: as on a disk that the system has put under protection. Only an
 * administrator of Linux can make one; elsewhere the test is skipped and says so.
 */
public record FrozenFolder(Path folder) implements AutoCloseable {

  public static FrozenFolder freeze(Path folder) throws IOException {
    FrozenFolder frozen = new FrozenFolder(folder);
    if (!frozen.attribute("+i")) {
      frozen.attribute("-i");
      assumeTrue(false, "no folder can be frozen here: chattr +i is refused");
    }
    return frozen;
  }

  private boolean attribute(String change) throws IOException {
    try {
      return new ProcessBuilder("chattr", "-R", change, folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** It can be written as before. */
  @Override
  public void close() throws IOException {
    if (!attribute("-i")) {
      throw new IOException("stays frozen: " + folder);
    }
  }
}
