/**
 * Projects that several machines share through a PostgreSQL: where one lies, and the thread that
 * carries events there and back.
 */
@NullMarked
package studio.migr.app.share;

import org.jspecify.annotations.NullMarked;
