@NullMarked
package studio.migr.runtime.elan;

import org.jspecify.annotations.NullMarked;
