/**
 * Running work: start, progress, cancel; the newest call wins; everything running shows in the
 * status bar.
 */
@NullMarked
package studio.migr.app.task;

import org.jspecify.annotations.NullMarked;
