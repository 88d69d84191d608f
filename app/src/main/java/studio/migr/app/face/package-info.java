/** The action units of a project's clips: files found beside them, and files taken in. */
@NullMarked
package studio.migr.app.face;

import org.jspecify.annotations.NullMarked;
