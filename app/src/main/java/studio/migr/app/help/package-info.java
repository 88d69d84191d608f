/** Help inside the window: the sheet of keys. */
@NullMarked
package studio.migr.app.help;

import org.jspecify.annotations.NullMarked;
