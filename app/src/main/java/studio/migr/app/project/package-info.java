/**
 * A project: its folder, lock and backups, and the labels saved in it with their undo. The one
 * place that puts journal, database, clips and labels together.
 */
@NullMarked
package studio.migr.app.project;

import org.jspecify.annotations.NullMarked;
