@NullMarked
package studio.migr.app.errors;

import org.jspecify.annotations.NullMarked;
