@NullMarked
package studio.migr.runtime.generate;

import org.jspecify.annotations.NullMarked;
