@NullMarked
package studio.migr.app.scheme;

import org.jspecify.annotations.NullMarked;
