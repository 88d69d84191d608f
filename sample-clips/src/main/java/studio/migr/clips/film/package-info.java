/** The film: pictures and sound into an MP4 file. */
@NullMarked
package studio.migr.clips.film;

import org.jspecify.annotations.NullMarked;
