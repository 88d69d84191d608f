package studio.migr.runtime.serve;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Listens for callers of the engine. */
public final class EngineServer implements AutoCloseable {
  /** Thirty-two pictures of a common size and half a minute of sound. */
  private static final int LARGEST_MESSAGE = 256 << 20;

  private static final long PATIENCE_SECONDS = 2;

  private final Server server;
  private final ModelRoom room;

  /**
   * A certificate with its key.
   *
   * @param certificate a chain in PEM, the server's own first
   * @param key its private key in PEM, PKCS #8, without a password
   */
  public record Identity(Path certificate, Path key) {}

  private EngineServer(Server server, ModelRoom room) {
    this.server = server;
    this.room = room;
  }

  /** Listens for programs of this machine, on a port that is free. */
  public static EngineServer onLoopback(AccessToken token, ModelHost host) throws IOException {
    return start(
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
        token,
        host);
  }

  /**
   * Listens on an address of this machine.
   *
   * @throws RefusalException if others could listen in: beyond loopback it takes an identity; or if
   *     the identity cannot be used
   */
  public static EngineServer at(
      InetSocketAddress address, Optional<Identity> identity, AccessToken token, ModelHost host)
      throws IOException, RefusalException {
    if (address.isUnresolved()) {
      throw new RefusalException("engine.refusal.unknown-host", address.getHostString());
    }
    if (identity.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new RefusalException("engine.refusal.tls-needed", address.getHostString());
    }
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    if (identity.isPresent()) {
      File certificate = identity.get().certificate().toFile();
      File key = identity.get().key().toFile();
      for (File file : new File[] {certificate, key}) {
        if (!file.exists()) {
          throw new NoSuchFileException(file.toString());
        }
      }
      try {
        builder.sslContext(GrpcSslContexts.forServer(certificate, key).build());
      } catch (IllegalArgumentException | IOException e) {
        throw new RefusalException(
            "engine.refusal.tls-identity", certificate.toString(), key.toString());
      }
    }
    try {
      return start(builder, token, host);
    } catch (IOException e) { // in use, not allowed, or no address of this machine
      throw new RefusalException(
          "engine.refusal.port", address.getHostString(), Integer.toString(address.getPort()));
    }
  }

  private static EngineServer start(NettyServerBuilder builder, AccessToken token, ModelHost host)
      throws IOException {
    ModelRoom room = new ModelRoom(host);
    Server server =
        builder
            .addService(new EngineService(room))
            .intercept(new Gatekeeper(token))
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .build()
            .start();
    return new EngineServer(server, room);
  }

  public int port() {
    return server.getPort();
  }

  /** Returns once it no longer listens. */
  public void await() throws InterruptedException {
    server.awaitTermination();
  }

  /** Hangs up on everybody. */
  @Override
  public void close() {
    room.close();
    server.shutdownNow();
    try {
      server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
