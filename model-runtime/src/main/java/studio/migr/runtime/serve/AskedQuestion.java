package studio.migr.runtime.serve;

import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;

/**
 * A question that is ready for the model, with the native memory of what was perceived for it.
 *
 * @param perceiveMs how long it took to see and hear
 */
record AskedQuestion(Question question, double perceiveMs) implements AutoCloseable {
  @Override
  public void close() {
    question.perception().ifPresent(Perception::close);
  }
}
