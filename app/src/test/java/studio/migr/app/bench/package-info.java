@NullMarked
package studio.migr.app.bench;

import org.jspecify.annotations.NullMarked;
