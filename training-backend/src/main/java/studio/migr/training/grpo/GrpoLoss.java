package studio.migr.training.grpo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.LinearOperator;

/** Advantages of groups and the loss of their answers; {@code grpo.py} has the rules. */
public final class GrpoLoss implements AutoCloseable {
  private final Graph graph =
      Graph.compile(
              List.of(GraphSource.beside(GrpoLoss.class, "grpo")),
              LinearOperator.PLAIN,
              "grpo.Grpo",
              Map.of())
          .asWritten();

  /** How the cost of tokens becomes one number. */
  public enum Variant {
    /** The mean over the tokens of each answer, then over answers. */
    GRPO,
    /** The mean over all tokens. */
    DAPO,
    /** The sum over all tokens, divided as if all answers had the longest one's length. */
    DR_GRPO
  }

  /**
   * The log-probabilities of answers' tokens, each [answers, tokens].
   *
   * @param now by the model that is trained
   * @param then by the model that gave the answers
   * @param reference by the model that it should stay near
   * @param mask 1 where an answer has a token
   */
  public record Answers(
      NDArray now, NDArray then, NDArray reference, NDArray mask, NDArray advantages) {}

  /**
   * @param loss what is to become small
   * @param gradient its gradient by the log-probabilities of the trained model, [answers, tokens]
   * @param divergence the mean divergence from the reference model over all tokens
   */
  @SuppressWarnings("ArrayRecordComponent") // a block of numbers; never compared
  public record Result(float loss, float[] gradient, float divergence) {}

  /** A scope for tensors: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /**
   * How much better each answer was than its group's.
   *
   * @param rewards [groups, answers of a group]
   * @param epsilon added to the standard deviation
   * @return [answers]
   */
  public NDArray advantages(NDManager scope, NDArray rewards, double epsilon) {
    return graph
        .call(scope, "advantages", rewards, scope.create((float) epsilon))
        .singletonOrThrow()
        .duplicate(); // what a method without gradients makes cannot take part in one with them
  }

  /**
   * @param clip how far the ratio of probabilities may go from 1 and still pay
   * @param beta weight of the divergence from the reference model
   */
  public Result of(Variant variant, Answers answers, double clip, double beta) {
    try (NDManager scope = graph.newScope()) {
      NDArray now = answers.now.duplicate();
      now.attach(scope);
      now.setRequiresGradient(true);
      NDList inputs =
          new NDList(
              now,
              answers.then,
              answers.reference,
              answers.mask,
              answers.advantages,
              scope.create((float) clip),
              scope.create((float) beta));
      NDList results = graph.callWithGradients(scope, "losses", inputs);
      int variants = Variant.values().length;
      return new Result(
          results.get(0).toFloatArray()[variant.ordinal()],
          results.get(1 + variant.ordinal()).toFloatArray(),
          results.get(1 + variants).toFloatArray()[0]);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
