/** How fast models answer on this machine, beside what its memory allows. */
@NullMarked
package studio.migr.runtime.speed;

import org.jspecify.annotations.NullMarked;
