@NullMarked
package studio.migr.app.settings;

import org.jspecify.annotations.NullMarked;
