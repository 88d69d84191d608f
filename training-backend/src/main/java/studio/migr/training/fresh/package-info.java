/** New models of HumanOmni's architecture that have learnt nothing yet. */
@NullMarked
package studio.migr.training.fresh;

import org.jspecify.annotations.NullMarked;
