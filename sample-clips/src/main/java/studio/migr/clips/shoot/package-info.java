/** The shoot: clips from their plans, and whole sets of them into a folder. */
@NullMarked
package studio.migr.clips.shoot;

import org.jspecify.annotations.NullMarked;
