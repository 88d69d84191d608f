/**
 * The reasoning of a model in MIGR's format (arXiv 2512.02699): {@code <think>
 * <vis_desc>…</vis_desc> <aud_desc>…</aud_desc> … </think> <answer>label</answer>}. Reads whatever
 * a model writes, says what is wrong with it, and writes the format.
 */
@NullMarked
package studio.migr.runtime.reasoning;

import org.jspecify.annotations.NullMarked;
