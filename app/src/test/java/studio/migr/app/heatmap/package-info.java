@NullMarked
package studio.migr.app.heatmap;

import org.jspecify.annotations.NullMarked;
