/**
 * LoRA adapters in the files of PEFT: small matrices beside a checkpoint's weights.
 *
 * @see <a href="https://arxiv.org/abs/2106.09685">LoRA</a>
 */
@NullMarked
package studio.migr.runtime.adapter;

import org.jspecify.annotations.NullMarked;
