@NullMarked
package studio.migr.app.timeline;

import org.jspecify.annotations.NullMarked;
