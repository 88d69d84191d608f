/**
 * Models that learn: their weights in memory, packed batches of examples, gradients and steps, and
 * the folders that they are saved to.
 */
@NullMarked
package studio.migr.training.model;

import org.jspecify.annotations.NullMarked;
