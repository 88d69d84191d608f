/** Files of one JSON object a line, in which a damaged line does not spoil the others. */
@NullMarked
package studio.migr.training.jsonl;

import org.jspecify.annotations.NullMarked;
