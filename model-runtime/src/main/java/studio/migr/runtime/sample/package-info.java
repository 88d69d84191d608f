/** Models that mean nothing, to try programs with. */
@NullMarked
package studio.migr.runtime.sample;

import org.jspecify.annotations.NullMarked;
