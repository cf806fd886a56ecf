package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/// Element types a checkpoint may store.
public enum DType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one element.
    public int bytes() {
        return bytes;
    }

    /// Whether values of this type are fractions, i.e. may hold weights as they are.
    public boolean floating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /// The type a safetensors header calls by this name; empty when it is none of ours.
    static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
