@NullMarked
package studio.migr.app.sharing;

import org.jspecify.annotations.NullMarked;
