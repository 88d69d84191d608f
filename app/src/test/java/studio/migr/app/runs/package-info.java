@NullMarked
package studio.migr.app.runs;

import org.jspecify.annotations.NullMarked;
