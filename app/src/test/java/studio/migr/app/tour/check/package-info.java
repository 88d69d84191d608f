@NullMarked
package studio.migr.app.tour.check;

import org.jspecify.annotations.NullMarked;
