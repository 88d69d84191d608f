@NullMarked
package studio.migr.app.reasoning;

import org.jspecify.annotations.NullMarked;
