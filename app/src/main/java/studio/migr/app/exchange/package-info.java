/** Labels as files that others can read and write: CSV and JSON lines. */
@NullMarked
package studio.migr.app.exchange;

import org.jspecify.annotations.NullMarked;
