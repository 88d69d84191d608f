/** Files that keep what was computed: safe to delete, and never believed when damaged. */
@NullMarked
package studio.migr.runtime.cache;

import org.jspecify.annotations.NullMarked;
