/**
 * What is in a media file, and its pictures by exact number.
 *
 * <p>A file is described once, by {@link studio.migr.runtime.media.MediaInfo}; its frames are known
 * by their presentation time stamps (PTS) in the stream's time base, in presentation order, from 0.
 * Nothing here ever computes a frame as time × rate.
 */
@NullMarked
package studio.migr.runtime.media;

import org.jspecify.annotations.NullMarked;
