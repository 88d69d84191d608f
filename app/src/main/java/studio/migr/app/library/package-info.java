/** The list of clips in the window: search, filter, import and its report. */
@NullMarked
package studio.migr.app.library;

import org.jspecify.annotations.NullMarked;
