/**
 * What becomes of the files that are handed to a project: which are clips and which bring labels,
 * which clip each speaks of, what of it the project can hold, and how it comes in as one change.
 */
@NullMarked
package studio.migr.app.exchange.intake;

import org.jspecify.annotations.NullMarked;
