/** The room of snapshots: labels frozen as data sets, what is in them, and folders for trainers. */
@NullMarked
package studio.migr.app.snapshots;

import org.jspecify.annotations.NullMarked;
