@NullMarked
package studio.migr.runtime.family;

import org.jspecify.annotations.NullMarked;
