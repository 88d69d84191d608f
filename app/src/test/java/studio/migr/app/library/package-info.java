@NullMarked
package studio.migr.app.library;

import org.jspecify.annotations.NullMarked;
