@NullMarked
package studio.migr.app.face;

import org.jspecify.annotations.NullMarked;
