/**
 * A map of very many cells in colour, of which only what is in sight is drawn. Knows nothing of
 * what the cells mean.
 */
@NullMarked
package studio.migr.app.heatmap;

import org.jspecify.annotations.NullMarked;
