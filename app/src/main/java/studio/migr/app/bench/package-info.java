/** Figures of the studio as a whole, each with the machine's own floor beside it. */
@NullMarked
package studio.migr.app.bench;

import org.jspecify.annotations.NullMarked;
