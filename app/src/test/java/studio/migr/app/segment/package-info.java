@NullMarked
package studio.migr.app.segment;

import org.jspecify.annotations.NullMarked;
