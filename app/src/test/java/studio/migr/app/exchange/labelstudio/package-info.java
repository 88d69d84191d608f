@NullMarked
package studio.migr.app.exchange.labelstudio;

import org.jspecify.annotations.NullMarked;
