@NullMarked
package studio.migr.runtime.importance;

import org.jspecify.annotations.NullMarked;
