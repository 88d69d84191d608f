/**
 * A model's reasoning about the clip on screen, segment by segment, for a person to edit, put in
 * order, rate, and accept or reject.
 */
@NullMarked
package studio.migr.app.reasoning;

import org.jspecify.annotations.NullMarked;
