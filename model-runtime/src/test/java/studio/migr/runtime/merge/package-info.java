@NullMarked
package studio.migr.runtime.merge;

import org.jspecify.annotations.NullMarked;
