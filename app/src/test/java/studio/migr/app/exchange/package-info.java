@NullMarked
package studio.migr.app.exchange;

import org.jspecify.annotations.NullMarked;
