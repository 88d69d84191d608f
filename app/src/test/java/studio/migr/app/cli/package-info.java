@NullMarked
package studio.migr.app.cli;

import org.jspecify.annotations.NullMarked;
