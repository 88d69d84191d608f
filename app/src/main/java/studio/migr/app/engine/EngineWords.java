package studio.migr.app.engine;

import studio.migr.app.message.Messages;
import studio.migr.runtime.serve.HostPort;

/** The state of the engine in words. */
final class EngineWords {
  private EngineWords() {}

  /** The key of a device's name. */
  static String device(String device) {
    return device.equals(LoadWish.CPU) ? "engine.device.cpu" : "engine.device.card";
  }

  /** For the status line. */
  static String brief(EngineState state) {
    return switch (state) {
      case EngineState.Off _ -> "";
      case EngineState.Starting(LoadWish wish) ->
          Messages.text("engine.status.starting", wish.name());
      case EngineState.Ready(LoadedModel model) ->
          Messages.text("engine.status.ready", model.wish().name(), place(model));
      case EngineState.Busy(LoadedModel model) ->
          Messages.text("engine.status.busy", model.wish().name(), place(model));
      case EngineState.Away(LoadWish wish) -> Messages.text("engine.status.away", wish.name());
      case EngineState.Crashed(LoadWish wish, boolean again) ->
          Messages.text(again ? "engine.status.restarting" : "engine.status.crashed", wish.name());
      case EngineState.Unfit(LoadWish wish, _, _) ->
          Messages.text("engine.status.unfit", wish.name());
    };
  }

  /** Why a server cannot be called. */
  static String unreachable(HostPort server) {
    return Messages.text(
        "engine.server.unreachable", server.toString(), Integer.toString(server.port()));
  }

  /** The device, with the server that it is in. */
  private static String place(LoadedModel model) {
    String device = Messages.text(device(model.device()));
    return model
        .wish()
        .server()
        .map(address -> Messages.text("engine.device.on", device, address.server().host()))
        .orElse(device);
  }

  /** For the models room. */
  static String sentence(EngineState state) {
    return switch (state) {
      case EngineState.Off _ -> Messages.text("engine.off");
      case EngineState.Starting _ -> Messages.text("engine.starting");
      case EngineState.Ready(LoadedModel model) -> loaded("engine.ready", model);
      case EngineState.Busy(LoadedModel model) -> loaded("engine.busy", model);
      case EngineState.Crashed(_, boolean again) ->
          Messages.text(again ? "engine.crashed.again" : "engine.crashed");
      case EngineState.Away _ -> Messages.text("engine.away");
      case EngineState.Unfit(_, String sentence, _) -> sentence;
    };
  }

  private static String loaded(String key, LoadedModel model) {
    return Messages.text(
        model.wish().server().isPresent() ? key + ".server" : key,
        place(model),
        Messages.text("engine.numbers." + model.numbers().id()),
        Sizes.text(model.weightBytes()));
  }
}
