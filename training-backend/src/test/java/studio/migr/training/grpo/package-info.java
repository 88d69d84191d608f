@NullMarked
package studio.migr.training.grpo;

import org.jspecify.annotations.NullMarked;
