@NullMarked
package studio.migr.app.doctor;

import org.jspecify.annotations.NullMarked;
