package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;

/// What bitsandbytes notes about one 4-bit weight, as JSON inside a tensor of bytes.
///
/// @param shape the weight's own shape
/// @param blockSize values that share one scale
/// @param type element type the weight is rounded to when it is unpacked
/// @param nested whether the scales are quantised, too
/// @param nestedBlockSize scales that share one scale of their own
/// @param nestedOffset what is added to every scale
record FourBitState(int[] shape, int blockSize, DType type, boolean nested, int nestedBlockSize, float nestedOffset) {

    private static final int LONGEST = 1 << 16;
    private static final int LARGEST_BLOCK = 1 << 16;

    /// Reads the note.
    ///
    /// @throws CheckpointException when it is no such note
    static FourBitState parse(StoredTensor note) {
        if (!(note.elements() instanceof PlainElements plain) || note.dtype() != DType.U8 || note.size() > LONGEST) {
            throw new CheckpointException(note + " should be a short text in bytes, but is " + note.dtype()
                    + StoredTensor.describe(note.shape()) + ".");
        }
        String text = new String(plain.data().toArray(PlainElements.BYTE), StandardCharsets.UTF_8);
        JsonObject json = JsonFile.parseObject(text, note.toString());
        var fields = new ConfigFields(json, note.toString());
        boolean nested = fields.has("nested_blocksize") || fields.has("nested_offset");
        String type = fields.text("dtype").orElse("float32").replace("torch.", "");
        return new FourBitState(
                shape(fields, json),
                fields.integer("blocksize", 64, 1, LARGEST_BLOCK),
                switch (type) {
                    case "float32" -> DType.F32;
                    case "float16" -> DType.F16;
                    case "bfloat16" -> DType.BF16;
                    default ->
                        throw fields.wrong("dtype is " + quoted(type) + ", expected float32, float16 or bfloat16");
                },
                nested,
                fields.integer("nested_blocksize", 256, 1, LARGEST_BLOCK),
                (float) fields.real("nested_offset", 0));
    }

    private static int[] shape(ConfigFields fields, JsonObject json) {
        JsonElement given = json.get("shape");
        if (given == null || !given.isJsonArray() || given.getAsJsonArray().size() > 8) {
            throw fields.wrong("shape is missing or no list");
        }
        int[] shape = new int[given.getAsJsonArray().size()];
        long size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            JsonElement length = given.getAsJsonArray().get(axis);
            if (!(length instanceof JsonPrimitive number)
                    || !number.getAsString().matches("[0-9]{1,9}")) {
                throw fields.wrong("shape lists something that is no length");
            }
            shape[axis] = number.getAsInt();
            size *= Math.max(1, shape[axis]);
            if (size > 1L << 40) {
                throw fields.wrong("shape " + StoredTensor.describe(shape) + " is too large for any weight");
            }
        }
        return shape;
    }
}
