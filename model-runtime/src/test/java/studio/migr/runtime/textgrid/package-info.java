@NullMarked
package studio.migr.runtime.textgrid;

import org.jspecify.annotations.NullMarked;
