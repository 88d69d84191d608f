/** Measures the faces and voices of all clips of a project, in the background. */
@NullMarked
package studio.migr.app.measure;

import org.jspecify.annotations.NullMarked;
