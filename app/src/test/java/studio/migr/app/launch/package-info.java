@NullMarked
package studio.migr.app.launch;

import org.jspecify.annotations.NullMarked;
