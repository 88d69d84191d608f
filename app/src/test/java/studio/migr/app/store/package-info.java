@NullMarked
package studio.migr.app.store;

import org.jspecify.annotations.NullMarked;
