package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names a PyTorch pickle may refer to. Each stands for something this package builds itself; no other name
/// is looked at.
enum TorchGlobal {
    ORDERED_DICT("collections", "OrderedDict", null),
    REBUILD_TENSOR("torch._utils", "_rebuild_tensor_v2", null),
    REBUILD_PARAMETER("torch._utils", "_rebuild_parameter", null),
    REBUILD_PARAMETER_WITH_STATE("torch._utils", "_rebuild_parameter_with_state", null),
    DOUBLE_STORAGE("torch", "DoubleStorage", DType.F64),
    FLOAT_STORAGE("torch", "FloatStorage", DType.F32),
    HALF_STORAGE("torch", "HalfStorage", DType.F16),
    BFLOAT16_STORAGE("torch", "BFloat16Storage", DType.BF16),
    LONG_STORAGE("torch", "LongStorage", DType.I64),
    INT_STORAGE("torch", "IntStorage", DType.I32),
    SHORT_STORAGE("torch", "ShortStorage", DType.I16),
    CHAR_STORAGE("torch", "CharStorage", DType.I8),
    BYTE_STORAGE("torch", "ByteStorage", DType.U8),
    BOOL_STORAGE("torch", "BoolStorage", DType.BOOL);

    private final String module;
    private final String simpleName;
    private final @Nullable DType element;

    TorchGlobal(String module, String simpleName, @Nullable DType element) {
        this.module = module;
        this.simpleName = simpleName;
        this.element = element;
    }

    static Optional<TorchGlobal> named(String module, String simpleName) {
        return Arrays.stream(values())
                .filter(global -> global.module.equals(module) && global.simpleName.equals(simpleName))
                .findFirst();
    }

    /// The element type of a storage class; empty for functions.
    Optional<DType> element() {
        return Optional.ofNullable(element);
    }

    @Override
    public String toString() {
        return module + "." + simpleName;
    }
}
