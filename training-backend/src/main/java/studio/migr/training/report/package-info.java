/** An evaluation as a page that people read and print: one HTML file that needs nothing else. */
@NullMarked
package studio.migr.training.report;

import org.jspecify.annotations.NullMarked;
