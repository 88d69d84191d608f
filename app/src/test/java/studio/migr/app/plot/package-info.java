@NullMarked
package studio.migr.app.plot;

import org.jspecify.annotations.NullMarked;
