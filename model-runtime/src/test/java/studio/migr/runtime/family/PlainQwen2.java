package studio.migr.runtime.family;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.speed.RandomWeights;

/** Qwen2 (arXiv 2407.10671) in double precision, loop by loop: slow, and easy to believe. */
final class PlainQwen2 {
  private final Qwen2Config shape;
  private final MemoryTensors source = new MemoryTensors();
  private final Map<String, float[]> weights = new HashMap<>();

  /**
   * @param logits [position][token]
   * @param attention [layer][head][query][key]
   */
  record Reading(double[][] logits, double[][][][] attention) {}

  /** With random weights of a size that lets every part matter. */
  PlainQwen2(Qwen2Config shape, long seed) {
    this.shape = shape;
    Random random = new Random(seed);
    TensorSource names = new RandomWeights(shape);
    for (String name : names.names()) {
      long[] size = names.info(name).shapeArray();
      TensorInfo info = new TensorInfo(name, TensorType.F32, size);
      MemorySegment bytes = Arena.ofAuto().allocate(info.bytes(), Float.BYTES);
      float[] values = new float[(int) info.elements()];
      double about = name.contains("norm") ? 1 : 0;
      double spread = size.length == 2 ? 1.2 / Math.sqrt(size[1]) : 0.3;
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) (about + spread * random.nextGaussian());
        bytes.setAtIndex(ValueLayout.JAVA_FLOAT, k, values[k]);
      }
      weights.put(name, values);
      source.add(info, bytes);
    }
  }

  Qwen2Config shape() {
    return shape;
  }

  TensorSource source() {
    return source;
  }

  Reading read(long[] ids) {
    int positions = ids.length;
    int hidden = shape.hidden();
    double[][] x = new double[positions][hidden];
    for (int t = 0; t < positions; t++) {
      for (int k = 0; k < hidden; k++) {
        x[t][k] = of("model.embed_tokens.weight")[(int) ids[t] * hidden + k];
      }
    }
    double[][][][] attention = new double[shape.layers()][][][];
    for (int layer = 0; layer < shape.layers(); layer++) {
      attention[layer] = layer(x, "model.layers." + layer + ".");
    }
    String head = shape.tied() ? "model.embed_tokens" : "lm_head";
    double[][] logits = new double[positions][];
    for (int t = 0; t < positions; t++) {
      logits[t] = linear(norm(x[t], "model.norm.weight"), head, shape.vocabulary());
    }
    return new Reading(logits, attention);
  }

  private float[] of(String name) {
    float[] values = weights.get(name);
    if (values == null) {
      throw new IllegalArgumentException(name);
    }
    return values;
  }

  /** Changes x; gives the attention [head][query][key]. */
  private double[][][] layer(double[][] x, String in) {
    int positions = x.length;
    int d = shape.headSize();
    int group = shape.heads() / shape.keyValueHeads();
    double[][] q = new double[positions][];
    double[][] k = new double[positions][];
    double[][] v = new double[positions][];
    for (int t = 0; t < positions; t++) {
      double[] normed = norm(x[t], in + "input_layernorm.weight");
      q[t] = turned(linear(normed, in + "self_attn.q_proj", shape.heads() * d), t);
      k[t] = turned(linear(normed, in + "self_attn.k_proj", shape.keyValueHeads() * d), t);
      v[t] = linear(normed, in + "self_attn.v_proj", shape.keyValueHeads() * d);
    }
    double[][][] attention = new double[shape.heads()][positions][positions];
    for (int t = 0; t < positions; t++) {
      double[] joined = new double[shape.heads() * d];
      for (int head = 0; head < shape.heads(); head++) {
        int keys = head / group * d;
        double[] shares = attention[head][t];
        double sum = 0;
        for (int s = 0; s <= t; s++) {
          double dot = 0;
          for (int j = 0; j < d; j++) {
            dot += q[t][head * d + j] * k[s][keys + j];
          }
          shares[s] = Math.exp(dot / Math.sqrt(d));
          sum += shares[s];
        }
        for (int s = 0; s <= t; s++) {
          shares[s] /= sum;
          for (int j = 0; j < d; j++) {
            joined[head * d + j] += shares[s] * v[s][keys + j];
          }
        }
      }
      add(x[t], linear(joined, in + "self_attn.o_proj", shape.hidden()));
      double[] normed = norm(x[t], in + "post_attention_layernorm.weight");
      double[] gate = linear(normed, in + "mlp.gate_proj", shape.intermediate());
      double[] up = linear(normed, in + "mlp.up_proj", shape.intermediate());
      for (int j = 0; j < gate.length; j++) {
        gate[j] = gate[j] / (1 + Math.exp(-gate[j])) * up[j];
      }
      add(x[t], linear(gate, in + "mlp.down_proj", shape.hidden()));
    }
    return attention;
  }

  private static void add(double[] to, double[] more) {
    for (int k = 0; k < to.length; k++) {
      to[k] += more[k];
    }
  }

  private double[] norm(double[] x, String name) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double scale = 1 / Math.sqrt(squares / x.length + shape.rmsNormEpsilon());
    double[] y = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      y[k] = x[k] * scale * of(name)[k];
    }
    return y;
  }

  private double[] linear(double[] x, String name, int outputs) {
    float[] weight = of(name + ".weight");
    float[] bias = weights.get(name + ".bias");
    double[] y = new double[outputs];
    for (int n = 0; n < outputs; n++) {
      double sum = bias == null ? 0 : bias[n];
      for (int k = 0; k < x.length; k++) {
        sum += weight[n * x.length + k] * x[k];
      }
      y[n] = sum;
    }
    return y;
  }

  /** Each head's pairs (i, i + d/2), turned by the angle of the position (arXiv 2104.09864). */
  private double[] turned(double[] x, int position) {
    int d = shape.headSize();
    double[] y = new double[x.length];
    for (int head = 0; head < x.length; head += d) {
      for (int i = 0; i < d / 2; i++) {
        double angle = position * Math.pow(shape.ropeTheta(), -2.0 * i / d);
        double one = x[head + i];
        double two = x[head + i + d / 2];
        y[head + i] = one * Math.cos(angle) - two * Math.sin(angle);
        y[head + i + d / 2] = two * Math.cos(angle) + one * Math.sin(angle);
      }
    }
    return y;
  }
}
