@NullMarked
package studio.migr.app.importance;

import org.jspecify.annotations.NullMarked;
