/** The head: an invented person's shape, and how muscles, jaw, lids and lips move it. */
@NullMarked
package studio.migr.clips.head;

import org.jspecify.annotations.NullMarked;
