/** A real window for tests, without a display. */
@NullMarked
package studio.migr.app.window;

import org.jspecify.annotations.NullMarked;
