@NullMarked
package studio.migr.app.overlay;

import org.jspecify.annotations.NullMarked;
