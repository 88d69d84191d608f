/**
 * Reads which emotion a text speaks of, so that a model's reasoning can be held against its answer
 * and the truth. Which reader was used belongs beside every figure that rests on it.
 */
@NullMarked
package studio.migr.runtime.reader;

import org.jspecify.annotations.NullMarked;
