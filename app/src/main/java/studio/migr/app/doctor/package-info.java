/**
 * Finds out whether this machine has what the studio needs, and says what to do where it has not.
 *
 * <p>One class for each check. A check tries the thing itself (loads the library, opens the line,
 * writes a file) rather than reading a version somewhere, changes nothing that lasts, and comes to
 * its end within seconds.
 */
@NullMarked
package studio.migr.app.doctor;

import org.jspecify.annotations.NullMarked;
