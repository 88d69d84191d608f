/**
 * What all trainers of the studio share: the loop over steps with its checkpoints, requests and
 * last words, and the start of a trainer as a process of its own.
 */
@NullMarked
package studio.migr.training.trainer;

import org.jspecify.annotations.NullMarked;
