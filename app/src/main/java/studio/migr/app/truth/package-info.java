/** How well the studio's instruments read clips whose truth is known. */
@NullMarked
package studio.migr.app.truth;

import org.jspecify.annotations.NullMarked;
