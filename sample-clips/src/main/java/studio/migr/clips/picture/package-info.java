/** The picture: what a camera in a room sees of a posed head. */
@NullMarked
package studio.migr.clips.picture;

import org.jspecify.annotations.NullMarked;
