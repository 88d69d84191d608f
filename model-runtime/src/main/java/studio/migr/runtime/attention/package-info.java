/** Where a model looked, in the terms of the clip: frames and their patches, sound, words. */
@NullMarked
package studio.migr.runtime.attention;

import org.jspecify.annotations.NullMarked;
