@NullMarked
package studio.migr.app.help;

import org.jspecify.annotations.NullMarked;
