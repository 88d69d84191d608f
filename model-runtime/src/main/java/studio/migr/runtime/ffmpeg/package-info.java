/**
 * The thin edge to FFmpeg's native libraries (JavaCPP presets of JavaCV): opening, reading,
 * seeking, decoding.
 *
 * <p>Every object here owns native memory, is closed by whoever opened it, and belongs to one
 * thread at a time.
 */
@NullMarked
package studio.migr.runtime.ffmpeg;

import org.jspecify.annotations.NullMarked;
