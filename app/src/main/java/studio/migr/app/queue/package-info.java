/** Which clips are worth a look first, why, and how far the annotator is today. */
@NullMarked
package studio.migr.app.queue;

import org.jspecify.annotations.NullMarked;
