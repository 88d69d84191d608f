package studio.migr.app.engine;

import java.util.List;
import java.util.Locale;
import studio.migr.app.engine.EngineState.Offer;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.runtime.serve.EngineLostException;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.protocol.Alternative;

/** What a failed load leads to. */
final class LoadFailure {
  private static final double GIGABYTE = 1e9;
  private static final String MEMORY = "engine.refusal.memory";

  private LoadFailure() {}

  static EngineState of(LoadWish wish, Throwable error) {
    return switch (error) {
      case EngineLostException _ when wish.server().isPresent() ->
          new EngineState.Unfit(
              wish, EngineWords.unreachable(wish.server().get().server()), List.of());
      case EngineLostException _ -> new EngineState.Crashed(wish, false);
      case RefusalException refusal ->
          new EngineState.Unfit(wish, ErrorSentence.of(refusal), offers(wish, refusal));
      default -> new EngineState.Unfit(wish, ErrorSentence.of(error), List.of());
    };
  }

  private static List<Offer> offers(LoadWish wish, RefusalException refusal) {
    List<Offer> offers =
        new java.util.ArrayList<>(
            refusal.alternatives().stream().map(other -> offer(wish, other)).toList());
    if (refusal.reason().equals(MEMORY)) {
      offers.add(new Offer(wish.anyway(), Messages.text("engine.offer.regardless")));
    }
    return offers;
  }

  private static Offer offer(LoadWish wish, Alternative other) {
    NumberKind numbers = EngineKeeper.numbers(other.getPrecision());
    LoadWish instead = wish.as(other.getDevice(), numbers);
    String device = Messages.text(EngineWords.device(other.getDevice()));
    return new Offer(
        instead,
        other.getBytes() == 0
            ? Messages.text("engine.offer.device", device)
            : Messages.text(
                "engine.offer",
                device,
                Messages.text("engine.numbers." + numbers.id()),
                String.format(Locale.getDefault(), "%.1f", other.getBytes() / GIGABYTE)));
  }
}
