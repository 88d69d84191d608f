package studio.migr.training.grpo;

import studio.migr.runtime.prompt.Prompt;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.Example;

/**
 * A clip with the question that a model is asked about it.
 *
 * @param features what it is given of the clip
 * @param question in the tokens of the gate
 */
public record AskedClip(ClipRecord clip, Prompt prompt, ClipFeatures features, long[] question) {

  /** The question with one answer. */
  Example with(long[] completion) {
    return new Example(prompt, features, question, completion);
  }
}
