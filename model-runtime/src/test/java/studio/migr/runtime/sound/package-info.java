/** Tests of the sound of a clip, on sound whose every sample is known. */
@NullMarked
package studio.migr.runtime.sound;

import org.jspecify.annotations.NullMarked;
