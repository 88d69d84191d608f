/** The voice of the open clip, measured in the background and kept in the project's cache. */
@NullMarked
package studio.migr.app.voice;

import org.jspecify.annotations.NullMarked;
