@NullMarked
package studio.migr.runtime.textfile;

import org.jspecify.annotations.NullMarked;
