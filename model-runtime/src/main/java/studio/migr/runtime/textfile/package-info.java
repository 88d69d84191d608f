/** Text files of other programs: their encodings, their limits, and what can be wrong with them. */
@NullMarked
package studio.migr.runtime.textfile;

import org.jspecify.annotations.NullMarked;
