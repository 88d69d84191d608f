@NullMarked
package studio.migr.app.checkup;

import org.jspecify.annotations.NullMarked;
