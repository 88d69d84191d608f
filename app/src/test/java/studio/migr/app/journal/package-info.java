@NullMarked
package studio.migr.app.journal;

import org.jspecify.annotations.NullMarked;
