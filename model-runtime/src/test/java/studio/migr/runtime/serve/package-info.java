@NullMarked
package studio.migr.runtime.serve;

import org.jspecify.annotations.NullMarked;
