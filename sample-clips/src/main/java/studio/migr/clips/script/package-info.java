/** The script of a clip: who shows and says what, how strongly, and when; all of it from a seed. */
@NullMarked
package studio.migr.clips.script;

import org.jspecify.annotations.NullMarked;
