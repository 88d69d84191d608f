/** What a model is asked, from the words of a question to the ids that the decoder reads. */
@NullMarked
package studio.migr.runtime.prompt;

import org.jspecify.annotations.NullMarked;
