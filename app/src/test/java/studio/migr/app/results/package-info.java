@NullMarked
package studio.migr.app.results;

import org.jspecify.annotations.NullMarked;
