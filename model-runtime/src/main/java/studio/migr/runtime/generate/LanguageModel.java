package studio.migr.runtime.generate;

import java.util.List;
import java.util.concurrent.CancellationException;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.work.Work;

/** A loaded model that answers. For one thread at a time. */
public interface LanguageModel extends AutoCloseable {
  /** The sizes of its decoder. */
  Qwen2Config shape();

  /**
   * Answers, and reports every token as soon as it is chosen.
   *
   * @param work asked before each token whether to stop
   * @throws CancellationException if the work was cancelled; the tokens reported before stay valid
   * @throws NumbersOverflowException if the model's numbers left the range of their type
   */
  void generate(GenerationRequest request, GenerationListener listener, Work work);

  /**
   * The log-probabilities of given continuations, token by token.
   *
   * @param continuations token ids, each at least one
   * @return for each continuation as many as it has tokens
   * @throws CancellationException if the work was cancelled
   */
  List<float[]> score(Question question, List<long[]> continuations, Work work);

  /**
   * Where the model looks when it reads a given text after a question: once for each of its tokens,
   * in order, as if it had chosen that token itself.
   *
   * @param continuation token ids
   * @param detail {@link Detail#LAYERS} or {@link Detail#HEADS}
   * @throws CancellationException if the work was cancelled
   */
  void trace(
      Question question,
      long[] continuation,
      Detail detail,
      GenerationListener listener,
      Work work);

  /** What the positions of a question's prompt stand for. */
  PositionMap positions(Question question);

  @Override
  void close();
}
