/** How fast models learn on this machine, beside what it could do. */
@NullMarked
package studio.migr.training.speed;

import org.jspecify.annotations.NullMarked;
