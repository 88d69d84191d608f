/**
 * The room of runs: trainings as they are begun, watched, ended and compared. What is known of them
 * stands in their folders; a run goes on without the window.
 */
@NullMarked
package studio.migr.app.runs;

import org.jspecify.annotations.NullMarked;
