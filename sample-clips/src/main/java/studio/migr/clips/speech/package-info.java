/**
 * What is said, and what the mouth does while it is said: sentences without meaning, their sounds,
 * how long each sound lasts, and where jaw and lips are at any instant.
 */
@NullMarked
package studio.migr.clips.speech;

import org.jspecify.annotations.NullMarked;
