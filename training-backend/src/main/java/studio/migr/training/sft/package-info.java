/** Supervised fine-tuning: learning from examples. */
@NullMarked
package studio.migr.training.sft;

import org.jspecify.annotations.NullMarked;
