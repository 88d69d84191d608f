/** Subtitles: WebVTT and SRT, in. */
@NullMarked
package studio.migr.runtime.subtitle;

import org.jspecify.annotations.NullMarked;
