@NullMarked
package studio.migr.runtime.features;

import org.jspecify.annotations.NullMarked;
