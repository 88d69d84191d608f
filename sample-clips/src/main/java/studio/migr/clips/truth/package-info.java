/** What is known about each clip, as a line of {@code truth.jsonl}. */
@NullMarked
package studio.migr.clips.truth;

import org.jspecify.annotations.NullMarked;
