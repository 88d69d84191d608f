@NullMarked
package studio.migr.runtime.labelstudio;

import org.jspecify.annotations.NullMarked;
