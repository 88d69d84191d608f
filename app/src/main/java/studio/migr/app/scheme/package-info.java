/** The editor of a project's emotions, and what a change does to its labels. */
@NullMarked
package studio.migr.app.scheme;

import org.jspecify.annotations.NullMarked;
