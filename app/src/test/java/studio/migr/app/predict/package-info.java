@NullMarked
package studio.migr.app.predict;

import org.jspecify.annotations.NullMarked;
