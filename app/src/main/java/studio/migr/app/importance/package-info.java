/** What people go by in the clips of a project: who answered what from sound, picture and both. */
@NullMarked
package studio.migr.app.importance;

import org.jspecify.annotations.NullMarked;
