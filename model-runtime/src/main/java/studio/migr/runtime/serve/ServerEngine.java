package studio.migr.runtime.serve;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An engine on a server, asked again and again whether it is there. */
public final class ServerEngine implements EngineLink {
  private static final long BETWEEN_LOOKS_SECONDS = 2;

  private final EngineClient client;
  private final CompletableFuture<String> loss = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ServerEngine(EngineClient client) {
    this.client = client;
  }

  /**
   * Calls a server.
   *
   * @throws EngineLostException if nobody answers there
   * @throws RefusalException if it is not to be trusted, or does not let this caller in
   * @throws IOException if token or certificate cannot be read
   */
  public static ServerEngine connect(EngineAddress address) throws IOException, RefusalException {
    AccessToken token = AccessToken.read(address.tokenFile());
    EngineClient client =
        EngineClient.onServer(
            address.server().host(), address.server().port(), address.certificate(), token);
    try {
      client.health();
    } catch (EngineLostException | RefusalException | RuntimeException e) {
      client.close();
      throw e;
    }
    ServerEngine engine = new ServerEngine(client);
    Thread.ofPlatform().daemon().name("engine-server-health").start(engine::watch);
    return engine;
  }

  private void watch() {
    try {
      while (!closed.await(BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS)) {
        client.health();
      }
      loss.complete("closed from here");
    } catch (IOException | RefusalException | RuntimeException e) {
      loss.complete(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public EngineClient client() {
    return client;
  }

  @Override
  public boolean isAlive() {
    return !loss.isDone();
  }

  @Override
  public CompletableFuture<String> onLoss() {
    return loss;
  }

  /** Hangs up; the server keeps its model. */
  @Override
  public void close() {
    closed.countDown();
    client.close();
  }
}
