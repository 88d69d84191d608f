/** Group relative policy optimisation: from rewards to what a model is to change. */
@NullMarked
package studio.migr.training.grpo;

import org.jspecify.annotations.NullMarked;
