@NullMarked
package studio.migr.runtime.verify;

import org.jspecify.annotations.NullMarked;
