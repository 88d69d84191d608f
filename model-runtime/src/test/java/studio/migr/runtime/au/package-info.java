@NullMarked
package studio.migr.runtime.au;

import org.jspecify.annotations.NullMarked;
