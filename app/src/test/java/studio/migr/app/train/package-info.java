@NullMarked
package studio.migr.app.train;

import org.jspecify.annotations.NullMarked;
