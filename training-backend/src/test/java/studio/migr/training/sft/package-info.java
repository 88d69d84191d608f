@NullMarked
package studio.migr.training.sft;

import org.jspecify.annotations.NullMarked;
