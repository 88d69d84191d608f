@NullMarked
package studio.migr.app.clip;

import org.jspecify.annotations.NullMarked;
