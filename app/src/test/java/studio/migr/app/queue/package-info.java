@NullMarked
package studio.migr.app.queue;

import org.jspecify.annotations.NullMarked;
