/** Holds what trains to values that the public libraries computed. */
@NullMarked
package studio.migr.training.verify;

import org.jspecify.annotations.NullMarked;
