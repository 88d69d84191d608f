/** The machine's checkup in the window: what was found, a report to copy, and the logs. */
@NullMarked
package studio.migr.app.checkup;

import org.jspecify.annotations.NullMarked;
