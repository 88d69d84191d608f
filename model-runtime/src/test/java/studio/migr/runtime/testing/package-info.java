/** Makes what tests read: counter-stamped clips of every container and codec, by FFmpeg. */
@NullMarked
package studio.migr.runtime.testing;

import org.jspecify.annotations.NullMarked;
