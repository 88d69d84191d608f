@NullMarked
package studio.migr.runtime.audacity;

import org.jspecify.annotations.NullMarked;
