@NullMarked
package studio.migr.app.study;

import org.jspecify.annotations.NullMarked;
