@NullMarked
package studio.migr.app.exchange.dataset;

import org.jspecify.annotations.NullMarked;
