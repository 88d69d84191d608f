/** ELAN's annotation files (EAF): versions 2.x and 3.0 in, 3.0 out. */
@NullMarked
package studio.migr.runtime.elan;

import org.jspecify.annotations.NullMarked;
