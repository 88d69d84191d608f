/** Puts a LoRA adapter into the weights of its model, so that one folder holds both. */
@NullMarked
package studio.migr.runtime.merge;

import org.jspecify.annotations.NullMarked;
