@NullMarked
package studio.migr.app.exchange.face;

import org.jspecify.annotations.NullMarked;
