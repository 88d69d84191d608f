/** The main window: rooms, panes, status bar, theme, dropped files, remembered state. */
@NullMarked
package studio.migr.app.shell;

import org.jspecify.annotations.NullMarked;
