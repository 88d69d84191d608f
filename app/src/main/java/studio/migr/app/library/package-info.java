/** The clips of a project: import, and finding moved files again by their content. */
@NullMarked
package studio.migr.app.library;

import org.jspecify.annotations.NullMarked;
