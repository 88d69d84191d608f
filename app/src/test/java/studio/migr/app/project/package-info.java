@NullMarked
package studio.migr.app.project;

import org.jspecify.annotations.NullMarked;
