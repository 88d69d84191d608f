/**
 * Holds the models' graphs to values that the public libraries computed: a folder of small
 * checkpoints with inputs and what must come out.
 */
@NullMarked
package studio.migr.runtime.verify;

import org.jspecify.annotations.NullMarked;
