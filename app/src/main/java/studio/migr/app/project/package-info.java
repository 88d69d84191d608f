/**
 * A project folder: create, open, lock, back up, close. The one place that puts journal, database,
 * clips and labels together.
 */
@NullMarked
package studio.migr.app.project;

import org.jspecify.annotations.NullMarked;
