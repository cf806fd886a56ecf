package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import io.github.disentangle.engine.checkpoint.Pickled.Dictionary;
import io.github.disentangle.engine.checkpoint.Pickled.Global;
import io.github.disentangle.engine.checkpoint.Pickled.Nothing;
import io.github.disentangle.engine.checkpoint.Pickled.Storage;
import io.github.disentangle.engine.checkpoint.Pickled.Text;
import io.github.disentangle.engine.checkpoint.Pickled.Tuple;
import io.github.disentangle.engine.checkpoint.Pickled.View;
import io.github.disentangle.engine.checkpoint.Pickled.Whole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds the few objects a PyTorch pickle may ask for: empty dictionaries, storages, tensors. Checks that a
/// tensor stays inside its storage and does not stand for more numbers than that holds.
final class TorchObjects {

    private static final int MOST_AXES = 64;

    private final Path file;
    private final Map<String, Storage> storages = new HashMap<>();

    TorchObjects(Path file) {
        this.file = file;
    }

    /// The exception for a PyTorch file that cannot be accepted.
    static CheckpointException refuse(Path file, String why) {
        return new CheckpointException(file + " is not a sound PyTorch weights file: " + why + ".");
    }

    /// The storage a persistent id `('storage', class, key, location, elements[, view])` names.
    Storage storage(Pickled persistentId) {
        if (persistentId instanceof Tuple(List<Pickled> items)
                && (items.size() == 5 || items.size() == 6 && items.get(5) == Nothing.NONE)
                && items.get(0).equals(new Text("storage"))
                && items.get(1) instanceof Global(TorchGlobal type)
                && type.element().isPresent()
                && items.get(2) instanceof Text(String key)
                && items.get(4) instanceof Whole elements) {
            var storage = new Storage(type.element().get(), key, size(elements));
            Storage known = storages.put(key, storage);
            if (known != null && !known.equals(storage)) {
                throw refuse(file, "it describes its storage " + quoted(key) + " in two ways");
            }
            return storage;
        }
        throw refuse(file, "it refers to data in an unknown way");
    }

    /// All storages built so far, by key.
    Map<String, Storage> storages() {
        return storages;
    }

    /// What calling `function` with these arguments stands for.
    Pickled construct(Pickled function, Pickled arguments) {
        if (!(function instanceof Global(TorchGlobal name)) || !(arguments instanceof Tuple(List<Pickled> given))) {
            throw refuse(file, "it calls something that is no function");
        }
        int count = given.size();
        boolean fits = switch (name) {
            case ORDERED_DICT -> count == 0;
            case REBUILD_TENSOR -> count == 6 || count == 7;
            case REBUILD_PARAMETER -> count == 3 && given.getFirst() instanceof View;
            case REBUILD_PARAMETER_WITH_STATE -> count == 4 && given.getFirst() instanceof View;
            default -> false;
        };
        if (!fits) {
            throw refuse(file, "it calls " + name + " with arguments that do not fit");
        }
        return switch (name) {
            case ORDERED_DICT -> new Dictionary(new LinkedHashMap<>());
            case REBUILD_TENSOR -> tensor(given);
            default -> given.getFirst();
        };
    }

    /// `(storage, offset, sizes, strides, requires_grad, hooks[, metadata])`; the last three do not matter for
    /// values.
    private View tensor(List<Pickled> given) {
        if (!(given.get(0) instanceof Storage storage)
                || !(given.get(1) instanceof Whole offset)
                || !(given.get(2) instanceof Tuple(List<Pickled> sizes))
                || !(given.get(3) instanceof Tuple(List<Pickled> steps))
                || sizes.size() != steps.size()
                || sizes.size() > MOST_AXES) {
            throw refuse(file, "it describes a tensor in an unknown way");
        }
        int[] shape = new int[sizes.size()];
        long[] strides = new long[sizes.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            long length = size(sizes.get(axis));
            if (length > Integer.MAX_VALUE) {
                throw refuse(file, "a tensor has an axis of " + length);
            }
            shape[axis] = (int) length;
            strides[axis] = size(steps.get(axis));
        }
        checkExtent(storage, size(offset), shape, strides);
        return new View(storage, size(offset), shape, strides);
    }

    private void checkExtent(Storage storage, long offset, int[] shape, long[] strides) {
        try {
            long size = StoredTensor.size(shape);
            Math.multiplyExact(storage.elements(), Long.BYTES);
            long last = offset;
            for (int axis = 0; axis < shape.length; axis++) {
                last = Math.addExact(last, Math.multiplyExact(strides[axis], (long) shape[axis] - 1));
            }
            if (size == 0 || size <= storage.elements() && last < storage.elements()) {
                return;
            }
        } catch (ArithmeticException overflow) {
            // falls through to the refusal
        }
        throw refuse(
                file,
                "a tensor of the shape " + StoredTensor.describe(shape) + " does not fit into its storage of "
                        + storage.elements() + " elements");
    }

    private long size(Pickled value) {
        if (!(value instanceof Whole whole)
                || whole.value().signum() < 0
                || whole.value().bitLength() > 62) {
            throw refuse(file, "it gives something as a size that is none");
        }
        return whole.value().longValue();
    }
}
