/**
 * The truth of a project: every change as one line of JSON, appended and forced to disk before it
 * is called saved. Lines are never changed; the database can be made again from them at any time.
 */
@NullMarked
package studio.migr.app.journal;

import org.jspecify.annotations.NullMarked;
