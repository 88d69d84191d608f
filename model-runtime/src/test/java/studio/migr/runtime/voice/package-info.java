/** Tests of what is measured of a voice, on sounds whose truth is known. */
@NullMarked
package studio.migr.runtime.voice;

import org.jspecify.annotations.NullMarked;
