package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;

/**
 * Steps by the graph: by the same arithmetic whether their attention is kept or not, so that the
 * answers are the same.
 */
final class GraphSteps implements Steps {
  private final Qwen2 decoder;
  private final Prompts prompts;
  private final int room;
  private final Detail attention;
  private NDManager holder;
  private NDArray next;
  private int place;

  GraphSteps(Qwen2 decoder, Prompts prompts, int room, Detail attention) {
    this.decoder = decoder;
    this.prompts = prompts;
    this.room = room;
    this.attention = attention;
    this.place = prompts.length() - 1;
    this.holder = decoder.newScope();
    this.next = prompts.last(decoder, holder);
  }

  @Override
  public Step read(NDManager scope) {
    int seen = Math.min(room, TokenGenerator.roundedUp(place + 1));
    Detail detail = attention == Detail.NONE ? Detail.OPEN : attention;
    Qwen2.Reading reading = decoder.read(scope, next, place, seen, prompts.first(), detail, false);
    place++;
    Optional<AttentionRows> looks =
        attention == Detail.NONE ? Optional.empty() : reading.attention().map(AttentionRows::new);
    return new Step(decoder.logits(scope, reading.last()).squeeze(1), looks);
  }

  @Override
  public void follow(NDArray ids) {
    NDManager own = decoder.newScope();
    next = decoder.embed(own, ids);
    holder.close();
    holder = own;
  }

  @Override
  public void close() {
    holder.close();
  }
}
