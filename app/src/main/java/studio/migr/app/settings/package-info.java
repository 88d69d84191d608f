/** What the program remembers between runs, outside any project: one record for each feature. */
@NullMarked
package studio.migr.app.settings;

import org.jspecify.annotations.NullMarked;
