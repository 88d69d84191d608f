@NullMarked
package studio.migr.runtime.sample;

import org.jspecify.annotations.NullMarked;
