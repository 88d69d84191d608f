/** What lies over the window for a moment: sheets and dialogs, one at a time, closed by Escape. */
@NullMarked
package studio.migr.app.overlay;

import org.jspecify.annotations.NullMarked;
