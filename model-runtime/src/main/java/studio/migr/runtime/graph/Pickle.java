package studio.migr.runtime.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The few words of Python's pickle (protocol 2) that describe a TorchScript module.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the opcodes</a>
 */
final class Pickle {
  private static final int PROTOCOL = 0x80;
  private static final int NEWOBJ = 0x81;
  private static final int NEWTRUE = 0x88;
  private static final int NEWFALSE = 0x89;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Pickle() {}

  /** An object of a class, made without arguments and then given its attributes. */
  static byte[] module(String type, Map<String, Object> attributes) {
    int dot = type.lastIndexOf('.');
    Pickle pickle = new Pickle();
    pickle.out.write(PROTOCOL);
    pickle.out.write(2);
    pickle.text("c" + type.substring(0, dot) + "\n" + type.substring(dot + 1) + "\n");
    pickle.text(")");
    pickle.out.write(NEWOBJ);
    pickle.text("}(");
    pickle.item("training", false);
    attributes.forEach(pickle::item);
    pickle.text("ub.");
    return pickle.out.toByteArray();
  }

  private void item(String name, Object value) {
    string(name);
    switch (value) {
      case Boolean flag -> out.write(flag ? NEWTRUE : NEWFALSE);
      case Integer number -> {
        out.write('J');
        little(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number));
      }
      case Double number -> {
        out.write('G');
        little(ByteBuffer.allocate(Double.BYTES).putDouble(number)); // big-endian, alone of all
      }
      case String string -> string(string);
      case List<?> list when list.isEmpty() -> text("]");
      case Map<?, ?> map when map.isEmpty() -> text("}");
      default -> throw new IllegalArgumentException(name + " is " + value);
    }
  }

  private void string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    little(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length));
    out.writeBytes(bytes);
  }

  private void little(ByteBuffer bytes) {
    out.writeBytes(bytes.array());
  }

  private void text(String opcodes) {
    out.writeBytes(opcodes.getBytes(StandardCharsets.US_ASCII));
  }
}
