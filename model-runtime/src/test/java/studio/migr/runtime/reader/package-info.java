@NullMarked
package studio.migr.runtime.reader;

import org.jspecify.annotations.NullMarked;
