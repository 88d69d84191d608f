/** Data sets from a project: its labels with what was measured and said of each clip. */
@NullMarked
package studio.migr.app.dataset;

import org.jspecify.annotations.NullMarked;
