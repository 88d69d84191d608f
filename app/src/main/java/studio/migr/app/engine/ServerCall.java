package studio.migr.app.engine;

import java.io.IOException;
import java.util.Optional;
import studio.migr.app.task.Job;
import studio.migr.runtime.serve.EngineAddress;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.ServerEngine;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.work.Work;

/** Asks a server whether it lets this studio in, and which model it has. */
final class ServerCall implements Job<Optional<String>> {
  private final EngineAddress address;

  ServerCall(EngineAddress address) {
    this.address = address;
  }

  @Override
  public Optional<String> run(Work work) throws IOException, RefusalException {
    try (ServerEngine engine = ServerEngine.connect(address)) {
      return engine.client().info().map(ModelInfo::getFolder);
    }
  }
}
