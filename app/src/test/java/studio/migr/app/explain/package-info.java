@NullMarked
package studio.migr.app.explain;

import org.jspecify.annotations.NullMarked;
