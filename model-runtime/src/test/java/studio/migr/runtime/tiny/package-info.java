@NullMarked
package studio.migr.runtime.tiny;

import org.jspecify.annotations.NullMarked;
