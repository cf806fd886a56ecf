package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Values put in the place of those the model computed (activation patching, a custom hidden state). Its phrase holds
/// the values, little-endian floats in base64: `patch hidden_states.3 rows 0,2 with 2x768:…`.
///
/// @param rows the positions (of maps: the queries) to replace, in the order of the values; empty for all
/// @param value as the point's values, with one row for each of `rows`
public record Patch(HookPoint point, List<Integer> rows, Tensor value) implements Intervention {

    public Patch {
        rows = List.copyOf(rows);
        if (value.shape().length != point.axes().size()) {
            throw new InterventionException("The patch of " + point + " has the shape " + text(value.shape())
                    + " but needs one length for each of the axes " + String.join(", ", point.axes()) + ".");
        }
        for (float number : value.data()) {
            if (!Float.isFinite(number)) {
                throw new InterventionException(
                        "The patch of " + point + " holds " + number + ", which is no finite number.");
            }
        }
        value = new Tensor(point.axes(), value.shape(), value.data());
    }

    /// All values of a point.
    public static Patch of(HookPoint point, Tensor value) {
        return new Patch(point, List.of(), value);
    }

    /// Index of the axis `rows` counts along.
    public int rowAxis() {
        return point.axes().getFirst().equals("head") ? 1 : 0;
    }

    @Override
    public int firstLayer() {
        return point.layer();
    }

    @Override
    public boolean touches(int layer) {
        return layer == point.layer();
    }

    @Override
    public void check(ModelConfig config, int length) {
        point.check(config);
        rows.forEach(row -> Tokens.check(row, length));
    }

    /// @param length positions of the run, deleted tokens not counted
    /// @throws InterventionException when the values do not fit
    public void checkShape(ModelConfig config, int length) {
        int[] expected = point.shape(config, length);
        if (!rows.isEmpty()) {
            expected[rowAxis()] = rows.size();
        }
        if (!Arrays.equals(expected, value.shape())) {
            throw new InterventionException("The patch of " + point + " has the shape " + text(value.shape())
                    + " but this input needs " + text(expected) + ".");
        }
    }

    private static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    static Patch parse(HookPoint point, List<Integer> rows, String shape, String base64) {
        int[] lengths =
                Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        List<String> axes = Arrays.stream(lengths).mapToObj(length -> "axis").toList();
        return new Patch(point, rows, new Tensor(axes, lengths, values));
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(4 * value.data().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(value.data());
        String which = rows.isEmpty()
                ? ""
                : " rows " + rows.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "patch " + point + which + " with " + text(value.shape()) + ":"
                + Base64.getEncoder().encodeToString(bytes.array());
    }
}
