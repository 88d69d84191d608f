@NullMarked
package studio.migr.runtime.reasoning;

import org.jspecify.annotations.NullMarked;
