@NullMarked
package studio.migr.app.correction;

import org.jspecify.annotations.NullMarked;
