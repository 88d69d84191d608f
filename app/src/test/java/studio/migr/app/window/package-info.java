@NullMarked
package studio.migr.app.window;

import org.jspecify.annotations.NullMarked;
