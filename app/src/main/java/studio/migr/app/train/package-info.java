/** Trainings: the process of a trainer, and how it is started and watched. */
@NullMarked
package studio.migr.app.train;

import org.jspecify.annotations.NullMarked;
