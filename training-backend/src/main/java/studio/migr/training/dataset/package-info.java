/**
 * Data sets to train on: immutable snapshots of clips with what is known of them, split by person,
 * and the texts that teach MIGR's order.
 */
@NullMarked
package studio.migr.training.dataset;

import org.jspecify.annotations.NullMarked;
