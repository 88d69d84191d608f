/** Praat's TextGrid files: every text form in, the long form out. */
@NullMarked
package studio.migr.runtime.textgrid;

import org.jspecify.annotations.NullMarked;
