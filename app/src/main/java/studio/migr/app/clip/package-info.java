/** The clips of a project: import, and finding moved files again by their content. */
@NullMarked
package studio.migr.app.clip;

import org.jspecify.annotations.NullMarked;
