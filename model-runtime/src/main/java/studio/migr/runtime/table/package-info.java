/** Tables in text files: comma-separated values as programs and spreadsheets write them. */
@NullMarked
package studio.migr.runtime.table;

import org.jspecify.annotations.NullMarked;
