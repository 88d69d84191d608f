/** Rounds of annotation in the window: starting one, and working through one's queue. */
@NullMarked
package studio.migr.app.round;

import org.jspecify.annotations.NullMarked;
