@NullMarked
package studio.migr.runtime.attention;

import org.jspecify.annotations.NullMarked;
