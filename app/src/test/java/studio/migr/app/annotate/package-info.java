@NullMarked
package studio.migr.app.annotate;

import org.jspecify.annotations.NullMarked;
