/**
 * What a media file's own structure promises, read byte by byte without any decoder: whether the
 * file ends where it says it will.
 *
 * <p>FFmpeg plays on as if a file that breaks off had simply ended; only the lengths written in the
 * file tell the difference.
 */
@NullMarked
package studio.migr.runtime.container;

import org.jspecify.annotations.NullMarked;
