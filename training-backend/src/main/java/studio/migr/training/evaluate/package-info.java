/**
 * How good the answers of a model are, and whether its reasoning carries them: the figures of the
 * field, each with its interval, or the reason why it is not defined.
 */
@NullMarked
package studio.migr.training.evaluate;

import org.jspecify.annotations.NullMarked;
