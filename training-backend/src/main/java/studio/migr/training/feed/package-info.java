/** What a model is given while it learns: clips as numbers, and texts as tokens. */
@NullMarked
package studio.migr.training.feed;

import org.jspecify.annotations.NullMarked;
