@NullMarked
package studio.migr.app.engine;

import org.jspecify.annotations.NullMarked;
