/** Tables of labels, a label a line: CSV and JSON lines, in. */
@NullMarked
package studio.migr.app.exchange.table;

import org.jspecify.annotations.NullMarked;
