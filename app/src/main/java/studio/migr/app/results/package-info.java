/** What was measured and asked elsewhere, in a folder of its own, on its way into a project. */
@NullMarked
package studio.migr.app.results;

import org.jspecify.annotations.NullMarked;
