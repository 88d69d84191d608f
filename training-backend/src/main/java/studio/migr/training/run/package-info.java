/**
 * The folder of a run: the whole contract between the studio and any trainer, ours or another.
 * {@code config.json}, {@code dataset}, {@code metrics.jsonl}, {@code samples.jsonl}, {@code
 * checkpoints/step-N/}, {@code status.json}, {@code log.txt}, and {@code request} while somebody
 * asks the trainer to end. Whoever reads takes half-written files for what they are.
 */
@NullMarked
package studio.migr.training.run;

import org.jspecify.annotations.NullMarked;
