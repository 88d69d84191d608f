/**
 * How much the sound and the picture each contribute to an answer, of people or of a model: the
 * rule of MIGR (arXiv 2512.02699) where a true label exists, and a graded score always.
 */
@NullMarked
package studio.migr.runtime.importance;

import org.jspecify.annotations.NullMarked;
