package studio.migr.app.store;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL that can be killed, and comes back with its data at the same port. */
public final class RestartablePostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres running;

  private RestartablePostgres(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.running = running;
  }

  /** Starts it, or skips the test with the reason where this machine cannot run it. */
  public static RestartablePostgres start(Path data) {
    try {
      return new RestartablePostgres(
          data, builder(data).setLocaleConfig("locale", "C.UTF-8").start());
    } catch (IOException | RuntimeException e) {
      return abort("no PostgreSQL can be started here: " + e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return TestPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  public int port() {
    return running.getPort();
  }

  /** Ends all its processes without a warning, and starts it on the same data. */
  public void killAndRestart() throws IOException {
    int port = port();
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    running.close(); // lets go of its lock; there is nothing left to stop
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    running = builder(data).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
