@NullMarked
package studio.migr.app.tour;

import org.jspecify.annotations.NullMarked;
