package studio.migr.training.model;

import studio.migr.runtime.prompt.Prompt;

/**
 * A question about a clip with one answer, of which every token is scored.
 *
 * @param prompt its ids, with {@link studio.migr.runtime.prompt.Place}'s where the clip stands
 * @param clip what stands there; a place in the prompt without its part here is an error
 * @param question the question in the tokens of the gate, with its first and last mark; not needed
 *     without frames
 * @param completion the answer's tokens with the one that ends it
 */
public record Example(Prompt prompt, ClipFeatures clip, long[] question, long[] completion) {}
