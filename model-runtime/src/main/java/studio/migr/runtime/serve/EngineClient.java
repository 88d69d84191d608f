package studio.migr.runtime.serve;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.serve.protocol.AttentionRequest;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.CancelRequest;
import studio.migr.runtime.serve.protocol.DeletionReply;
import studio.migr.runtime.serve.protocol.DeletionRequest;
import studio.migr.runtime.serve.protocol.EngineGrpc;
import studio.migr.runtime.serve.protocol.ExplainEvent;
import studio.migr.runtime.serve.protocol.ExplainRequest;
import studio.migr.runtime.serve.protocol.Explained;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.HealthReply;
import studio.migr.runtime.serve.protocol.HealthRequest;
import studio.migr.runtime.serve.protocol.InfoRequest;
import studio.migr.runtime.serve.protocol.LoadEvent;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.ScoreReply;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.serve.protocol.UnloadRequest;
import studio.migr.runtime.work.Work;

/**
 * Calls an engine. Any thread may; each call blocks its thread until it is answered.
 *
 * <p>Every call may end with a {@link RefusalException}, for a reason that people can mend, or an
 * {@link EngineLostException}, if the engine is not there any more.
 */
public final class EngineClient implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 64 << 20;
  private static final long QUICK_SECONDS = 10;

  private final ManagedChannel channel;
  private final Channel withHeaders;

  private EngineClient(NettyChannelBuilder builder, Metadata headers) {
    this.channel =
        builder
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .keepAliveTime(10, TimeUnit.SECONDS)
            .keepAliveTimeout(20, TimeUnit.SECONDS)
            .build();
    this.withHeaders =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** An engine on this machine. */
  public static EngineClient onLoopback(int port, AccessToken token) {
    return onLoopback(port, Headers.of(token));
  }

  static EngineClient onLoopback(int port, Metadata headers) {
    return new EngineClient(
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext(),
        headers);
  }

  /**
   * An engine on a server, always by TLS.
   *
   * @param trusted certificates in PEM that the server's is held against; absent for those that
   *     Java trusts
   * @throws RefusalException if there is no certificate in that file
   */
  public static EngineClient onServer(
      String host, int port, Optional<Path> trusted, AccessToken token)
      throws IOException, RefusalException {
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(host, port);
    if (trusted.isPresent()) {
      builder.sslContext(trusting(trusted.get()));
    }
    return new EngineClient(builder, Headers.of(token));
  }

  private static SslContext trusting(Path certificates) throws IOException, RefusalException {
    try (InputStream in = Files.newInputStream(certificates)) {
      return GrpcSslContexts.forClient().trustManager(in).build();
    } catch (IllegalArgumentException | SSLException e) {
      throw new RefusalException("engine.refusal.tls-trust", certificates.toString());
    }
  }

  /** How the engine is; it is lost if it does not say so within some seconds. */
  public HealthReply health() throws EngineLostException, RefusalException {
    return CallFailure.orThrow(() -> quick().health(HealthRequest.getDefaultInstance()));
  }

  /**
   * Loads a model in place of the one that is there; the work hears how far it is.
   *
   * @throws CancellationException if the work was cancelled
   */
  public ModelInfo load(LoadRequest request, Work work)
      throws EngineLostException, RefusalException {
    List<ModelInfo> loaded = new ArrayList<>();
    new CallStream<LoadRequest, LoadEvent>()
        .follow(
            observer -> EngineGrpc.newStub(withHeaders).load(request, observer),
            () -> cancel("load"),
            event -> {
              if (event.hasLoaded()) {
                loaded.add(event.getLoaded());
              } else {
                work.progress(event.getProgress().getDone(), event.getProgress().getTotal());
              }
            },
            work);
    return loaded.getFirst();
  }

  public void unload() throws EngineLostException, RefusalException {
    CallFailure.orThrow(
        () -> EngineGrpc.newBlockingStub(withHeaders).unload(UnloadRequest.getDefaultInstance()));
  }

  /** What is loaded, if anything is. */
  public Optional<ModelInfo> info() throws EngineLostException, RefusalException {
    return CallFailure.orNothing(() -> quick().info(InfoRequest.getDefaultInstance()));
  }

  /**
   * Asks; every event is heard as it comes, on this thread. The last is {@code Finished}, also of
   * an answer that was cancelled.
   */
  public void generate(GenerateRequest request, Consumer<GenerateEvent> heard, Work work)
      throws EngineLostException, RefusalException {
    new CallStream<GenerateRequest, GenerateEvent>()
        .follow(
            observer -> EngineGrpc.newStub(withHeaders).generate(request, observer),
            () -> cancel(request.getId()),
            heard,
            work);
  }

  /**
   * @throws CancellationException if the work was cancelled
   */
  public ScoreReply score(ScoreRequest request, Work work)
      throws EngineLostException, RefusalException {
    List<ScoreReply> scored = new ArrayList<>();
    new CallStream<ScoreRequest, ScoreReply>()
        .follow(
            observer -> EngineGrpc.newStub(withHeaders).score(request, observer),
            () -> cancel(request.getId()),
            scored::add,
            work);
    return scored.getFirst();
  }

  /**
   * Asks where single heads looked before each token of a given answer; heard as it comes, token by
   * token and layer by layer, on this thread.
   *
   * @throws CancellationException if the work was cancelled
   */
  public void trace(TraceRequest request, Consumer<AttentionTile> heard, Work work)
      throws EngineLostException, RefusalException {
    new CallStream<TraceRequest, AttentionTile>()
        .follow(
            observer -> EngineGrpc.newStub(withHeaders).trace(request, observer),
            () -> cancel(request.getId()),
            heard,
            work);
  }

  /**
   * Asks for an explanation; what is written is heard as it comes, on this thread.
   *
   * @throws CancellationException if the work was cancelled
   */
  public Explanation explain(ExplainRequest request, Consumer<ExplainEvent> heard, Work work)
      throws EngineLostException, RefusalException {
    List<Explained> explained = new ArrayList<>();
    new CallStream<ExplainRequest, ExplainEvent>()
        .follow(
            observer -> EngineGrpc.newStub(withHeaders).explain(request, observer),
            () -> cancel(request.getId()),
            event -> {
              if (event.hasExplained()) {
                explained.add(event.getExplained());
              } else {
                heard.accept(event);
              }
            },
            work);
    return Explanations.heard(explained.getFirst(), List.copyOf(request.getLabelsList()));
  }

  /**
   * Asks what changes without what the model looked at most; empty if the engine has forgotten the
   * explanation.
   *
   * @throws CancellationException if the work was cancelled
   */
  public Optional<DeletionTest.Result> delete(DeletionRequest request, Work work)
      throws EngineLostException, RefusalException {
    List<DeletionReply> replies = new ArrayList<>();
    try {
      new CallStream<DeletionRequest, DeletionReply>()
          .follow(
              observer -> EngineGrpc.newStub(withHeaders).delete(request, observer),
              () -> cancel(request.getId()),
              replies::add,
              work);
    } catch (IllegalStateException e) {
      if (Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(Explanations.heard(replies.getFirst()));
  }

  /** Where the model looked; empty if the engine has forgotten, or never kept it. */
  public Optional<List<AttentionTile>> attention(AttentionRequest request)
      throws EngineLostException, RefusalException {
    return CallFailure.orNothing(
        () -> {
          List<AttentionTile> tiles = new ArrayList<>();
          quick().attention(request).forEachRemaining(tiles::add);
          return tiles;
        });
  }

  /** Asks to stop; that it may be too late, or the engine gone, is no failure. */
  private void cancel(String id) {
    var unused =
        EngineGrpc.newFutureStub(withHeaders)
            .withDeadlineAfter(QUICK_SECONDS, TimeUnit.SECONDS)
            .cancel(CancelRequest.newBuilder().setId(id).build());
  }

  private EngineGrpc.EngineBlockingStub quick() {
    return EngineGrpc.newBlockingStub(withHeaders)
        .withDeadlineAfter(QUICK_SECONDS, TimeUnit.SECONDS);
  }

  /** Hangs up. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
