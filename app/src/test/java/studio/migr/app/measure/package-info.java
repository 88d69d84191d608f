/** Measuring whole projects, as specifications. */
@NullMarked
package studio.migr.app.measure;

import org.jspecify.annotations.NullMarked;
