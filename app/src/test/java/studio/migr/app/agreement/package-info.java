@NullMarked
package studio.migr.app.agreement;

import org.jspecify.annotations.NullMarked;
