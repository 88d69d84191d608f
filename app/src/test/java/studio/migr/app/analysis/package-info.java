@NullMarked
package studio.migr.app.analysis;

import org.jspecify.annotations.NullMarked;
