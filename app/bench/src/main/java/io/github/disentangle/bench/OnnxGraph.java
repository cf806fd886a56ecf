package io.github.disentangle.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/// An ONNX model under construction, field numbers as in `onnx.proto`. Values are referred to by name.
final class OnnxGraph {

    private static final int FLOAT = 1;
    private static final int INT8 = 3;
    private static final int INT64 = 7;
    private static final int OPSET = 17;
    private static final int IR_VERSION = 8;

    private final ProtoWriter graph = new ProtoWriter().text(2, "deberta");
    private int names;

    /// An attribute of an operator.
    sealed interface Attribute {
        String name();
    }

    record Whole(String name, long value) implements Attribute {}

    record Fraction(String name, float value) implements Attribute {}

    record Wholes(String name, long... values) implements Attribute {}

    /// Adds an operator with one output.
    String node(String operator, List<String> inputs, Attribute... attributes) {
        return nodes(operator, inputs, 1, attributes).getFirst();
    }

    /// Adds an operator with several outputs.
    List<String> nodes(String operator, List<String> inputs, int outputs, Attribute... attributes) {
        var node = new ProtoWriter();
        inputs.forEach(input -> node.text(1, input));
        List<String> produced =
                IntStream.range(0, outputs).mapToObj(i -> fresh(operator)).toList();
        produced.forEach(output -> node.text(2, output));
        node.text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, encode(attribute));
        }
        graph.message(1, node);
        return produced;
    }

    private static ProtoWriter encode(Attribute attribute) {
        var encoded = new ProtoWriter().text(1, attribute.name());
        switch (attribute) {
            case Whole whole -> encoded.number(3, whole.value).number(20, 2);
            case Fraction fraction -> encoded.fraction(2, fraction.value).number(20, 1);
            case Wholes wholes -> {
                for (long value : wholes.values) {
                    encoded.number(8, value);
                }
                encoded.number(20, 7);
            }
        }
        return encoded;
    }

    /// A constant whose bytes lie in another file beside the model.
    String external(String file, long offset, long length, int... shape) {
        return tensor(FLOAT, shape, tensor -> tensor.message(13, entry("location", file))
                .message(13, entry("offset", Long.toString(offset)))
                .message(13, entry("length", Long.toString(length)))
                .number(14, 1));
    }

    /// A constant of floats.
    String constant(float[] values, int... shape) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(FLOAT, shape, tensor -> tensor.bytes(9, bytes.array()));
    }

    /// A constant of integers.
    String constant(long[] values, int... shape) {
        var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(INT64, shape, tensor -> tensor.bytes(9, bytes.array()));
    }

    /// A constant of small integers.
    String constant(byte[] values, int... shape) {
        return tensor(INT8, shape, tensor -> tensor.bytes(9, values));
    }

    private String tensor(int type, int[] shape, java.util.function.Consumer<ProtoWriter> content) {
        var tensor = new ProtoWriter();
        for (int length : shape) {
            tensor.number(1, length);
        }
        String name = fresh("constant");
        tensor.number(2, type).text(8, name);
        content.accept(tensor);
        graph.message(5, tensor);
        return name;
    }

    /// Declares the integer input of the model.
    void input(String name, int... shape) {
        graph.message(11, value(name, INT64, shape));
    }

    /// Declares the float input of the model.
    void floats(String name, int... shape) {
        graph.message(11, value(name, FLOAT, shape));
    }

    /// Names the output of the model.
    void output(String produced, String name, int... shape) {
        graph.message(1, new ProtoWriter().text(1, produced).text(2, name).text(4, "Identity"));
        graph.message(12, value(name, FLOAT, shape));
    }

    /// The finished model.
    byte[] toBytes() {
        return new ProtoWriter()
                .number(1, IR_VERSION)
                .text(2, "disentangle")
                .message(7, graph)
                .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static ProtoWriter value(String name, int type, int... shape) {
        var dimensions = new ProtoWriter();
        for (int length : shape) {
            dimensions.message(1, new ProtoWriter().number(1, length));
        }
        var tensor = new ProtoWriter().number(1, type).message(2, dimensions);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    private static ProtoWriter entry(String key, String value) {
        return new ProtoWriter().text(1, key).text(2, value);
    }

    private String fresh(String stem) {
        return stem + "." + names++;
    }
}
