/** Where the program starts: the window or a command, and the one list of features. */
@NullMarked
package studio.migr.app.launch;

import org.jspecify.annotations.NullMarked;
