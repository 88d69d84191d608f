/** What a model's folder holds, what it lacks, and what it needs, before anything is loaded. */
@NullMarked
package studio.migr.runtime.inspect;

import org.jspecify.annotations.NullMarked;
