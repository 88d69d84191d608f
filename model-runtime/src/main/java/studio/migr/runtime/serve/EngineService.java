package studio.migr.runtime.serve;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.serve.protocol.AttentionRequest;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.CancelReply;
import studio.migr.runtime.serve.protocol.CancelRequest;
import studio.migr.runtime.serve.protocol.DeletionReply;
import studio.migr.runtime.serve.protocol.DeletionRequest;
import studio.migr.runtime.serve.protocol.EngineGrpc;
import studio.migr.runtime.serve.protocol.ExplainEvent;
import studio.migr.runtime.serve.protocol.ExplainRequest;
import studio.migr.runtime.serve.protocol.Finished;
import studio.migr.runtime.serve.protocol.GenerateEvent;
import studio.migr.runtime.serve.protocol.GenerateRequest;
import studio.migr.runtime.serve.protocol.HealthReply;
import studio.migr.runtime.serve.protocol.HealthRequest;
import studio.migr.runtime.serve.protocol.InfoRequest;
import studio.migr.runtime.serve.protocol.LoadEvent;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Progress;
import studio.migr.runtime.serve.protocol.ScoreReply;
import studio.migr.runtime.serve.protocol.ScoreRequest;
import studio.migr.runtime.serve.protocol.Started;
import studio.migr.runtime.serve.protocol.Token;
import studio.migr.runtime.serve.protocol.TraceRequest;
import studio.migr.runtime.serve.protocol.UnloadReply;
import studio.migr.runtime.serve.protocol.UnloadRequest;

/** The calls of {@code engine.proto}, for one model at a time. */
final class EngineService extends EngineGrpc.EngineImplBase {
  /** For attention that may be asked for later: some hundred tokens of a long prompt. */
  private static final long ATTENTION_ROOM = 256L << 20;

  private final ModelRoom room;
  private final AttentionMemory memory = new AttentionMemory(ATTENTION_ROOM);
  private final ExplainedMemory explained = new ExplainedMemory();
  private final long start = System.nanoTime();

  EngineService(ModelRoom room) {
    this.room = room;
  }

  @Override
  public void health(HealthRequest request, StreamObserver<HealthReply> caller) {
    caller.onNext(
        HealthReply.newBuilder()
            .setState(room.state())
            .setUptimeMs((System.nanoTime() - start) / 1_000_000)
            .setResidentBytes(ResidentMemory.bytes())
            .build());
    caller.onCompleted();
  }

  @Override
  public void load(LoadRequest request, StreamObserver<LoadEvent> caller) {
    Consumer<LoadEvent> told = new OpenCall<>(caller);
    CancelSwitch work =
        new CancelSwitch(
            (done, total) ->
                told.accept(
                    LoadEvent.newBuilder()
                        .setProgress(Progress.newBuilder().setDone(done).setTotal(total))
                        .build()));
    hearHangUp(caller, work);
    room.visit(
        "load",
        work,
        () ->
            Outcome.of(
                caller,
                () -> {
                  work.check();
                  memory.clear();
                  explained.clear();
                  ModelInfo info = room.load(request, work).info();
                  told.accept(LoadEvent.newBuilder().setLoaded(info).build());
                }));
  }

  @Override
  public void unload(UnloadRequest request, StreamObserver<UnloadReply> caller) {
    room.visit(
        () ->
            Outcome.of(
                caller,
                () -> {
                  memory.clear();
                  explained.clear();
                  room.unload();
                  caller.onNext(UnloadReply.getDefaultInstance());
                }));
  }

  @Override
  public void info(InfoRequest request, StreamObserver<ModelInfo> caller) {
    Optional<ModelInfo> info = room.model().map(HostedModel::info);
    if (info.isPresent()) {
      caller.onNext(info.get());
      caller.onCompleted();
    } else {
      caller.onError(Status.NOT_FOUND.asException());
    }
  }

  @Override
  public void generate(GenerateRequest request, StreamObserver<GenerateEvent> caller) {
    whenFree(request.getId(), caller, work -> answer(request, caller, work));
  }

  /** What a call does when its turn at the model has come. */
  private interface Turn {
    void take(CancelSwitch work) throws Exception;
  }

  /** Takes a turn at the model after all that came before; a caller who hangs up cancels it. */
  private void whenFree(String id, StreamObserver<?> caller, Turn turn) {
    CancelSwitch work = new CancelSwitch((_, _) -> {});
    hearHangUp(caller, work);
    room.visit(id, work, () -> Outcome.of(caller, () -> turn.take(work)));
  }

  private void answer(
      GenerateRequest request, StreamObserver<GenerateEvent> caller, CancelSwitch work)
      throws RefusalException {
    Consumer<GenerateEvent> told = new OpenCall<>(caller);
    memory.forget(request.getId());
    Stopwatch watch = new Stopwatch();
    Finished.Reason reason = Finished.Reason.CANCELLED;
    if (!work.cancelled()) {
      reason =
          room.require()
              .generate(
                  request,
                  new HostedModel.Listener() {
                    @Override
                    public void started(Started started) {
                      told.accept(GenerateEvent.newBuilder().setStarted(started).build());
                    }

                    @Override
                    public void token(Token token, List<AttentionTile> tiles) {
                      watch.token();
                      if (!tiles.isEmpty()) {
                        memory.keep(request.getId(), tiles);
                      }
                      told.accept(GenerateEvent.newBuilder().setToken(token).build());
                    }
                  },
                  work);
    }
    told.accept(GenerateEvent.newBuilder().setFinished(watch.finished(reason)).build());
  }

  @Override
  public void score(ScoreRequest request, StreamObserver<ScoreReply> caller) {
    whenFree(
        request.getId(),
        caller,
        work -> {
          work.check();
          caller.onNext(room.require().score(request, work));
        });
  }

  @Override
  public void trace(TraceRequest request, StreamObserver<AttentionTile> caller) {
    whenFree(
        request.getId(),
        caller,
        work -> {
          work.check();
          room.require().trace(request, new OpenCall<>(caller), work);
        });
  }

  @Override
  public void explain(ExplainRequest request, StreamObserver<ExplainEvent> caller) {
    whenFree(
        request.getId(),
        caller,
        work -> {
          work.check();
          memory.forget(request.getId());
          Consumer<ExplainEvent> told = new OpenCall<>(caller);
          HostedModel model = room.require();
          ExplainSettings settings = ExplainCall.settings(request, model.thresholds().thresholds());
          ExplainCall call =
              new ExplainCall(request, told, (_, tiles) -> memory.keep(request.getId(), tiles));
          Explanation found = model.explain(request.getQuestion(), settings, call, work);
          explained.keep(request.getId(), found, settings);
          told.accept(ExplainEvent.newBuilder().setExplained(Explanations.told(found)).build());
        });
  }

  @Override
  public void delete(DeletionRequest request, StreamObserver<DeletionReply> caller) {
    whenFree(
        request.getId(),
        caller,
        work -> {
          work.check();
          ExplainedMemory.Kept kept =
              explained.of(request.getExplained()).orElseThrow(Status.NOT_FOUND::asException);
          caller.onNext(
              Explanations.told(
                  room.require()
                      .delete(
                          request.getQuestion(),
                          kept.settings(),
                          kept.explanation(),
                          plan(request),
                          work)));
        });
  }

  private static DeletionTest.Plan plan(DeletionRequest request) throws RefusalException {
    try {
      return new DeletionTest.Plan(
          request.getTarget() == DeletionRequest.Target.SOUND
              ? DeletionTest.Target.SOUND
              : DeletionTest.Target.FRAMES,
          request.getShare(),
          request.getControls(),
          request.getSeed());
    } catch (IllegalArgumentException e) {
      throw new RefusalException("engine.refusal.explain");
    }
  }

  @Override
  public void attention(AttentionRequest request, StreamObserver<AttentionTile> caller) {
    Optional<List<AttentionTile>> tiles =
        memory.tiles(
            request.getId(),
            request.getFromToken(),
            request.getToToken(),
            Set.copyOf(request.getLayersList()));
    if (tiles.isPresent()) {
      tiles.get().forEach(new OpenCall<>(caller));
      caller.onCompleted();
    } else {
      caller.onError(Status.NOT_FOUND.asException());
    }
  }

  @Override
  public void cancel(CancelRequest request, StreamObserver<CancelReply> caller) {
    caller.onNext(CancelReply.newBuilder().setFound(room.cancel(request.getId())).build());
    caller.onCompleted();
  }

  /** Whoever hangs up wants no more. */
  private static void hearHangUp(StreamObserver<?> caller, CancelSwitch work) {
    if (caller instanceof ServerCallStreamObserver<?> call) {
      call.setOnCancelHandler(work::cancel);
    }
  }
}
