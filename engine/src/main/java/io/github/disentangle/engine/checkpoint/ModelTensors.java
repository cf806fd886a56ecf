package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The tensors of a checkpoint by the names the model knows them by.
final class ModelTensors {

    private final Map<String, StoredTensor> byName = new LinkedHashMap<>();

    private ModelTensors() {}

    /// Puts tensors under their canonical names.
    ///
    /// @throws CheckpointException when two of them go by the same
    static ModelTensors of(List<StoredTensor> stored) {
        var tensors = new ModelTensors();
        for (StoredTensor tensor : stored) {
            StoredTensor other = tensors.byName.put(tensor.name(), tensor);
            if (other != null) {
                throw new CheckpointException(tensor.file() + ": the tensors " + quoted(other.storedName()) + " and "
                        + quoted(tensor.storedName()) + " stand for the same weight.");
            }
        }
        return tensors;
    }

    /// The same names with other tensors.
    ModelTensors map(UnaryOperator<StoredTensor> change) {
        var changed = new ModelTensors();
        byName.forEach((name, tensor) -> changed.byName.put(name, change.apply(tensor)));
        return changed;
    }

    /// Gives a tied weight its name when it is stored under that of its twin only.
    void tie(String name, String twin) {
        StoredTensor other = byName.get(twin);
        if (other != null && !byName.containsKey(name)) {
            byName.put(name, other.called(name));
        }
    }

    Optional<StoredTensor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean holds(String name) {
        return byName.containsKey(name);
    }

    Collection<StoredTensor> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /// What is wrong with a tensor, if anything.
    Optional<String> misfit(ExpectedTensors.Spec spec) {
        StoredTensor tensor = byName.get(spec.name());
        if (tensor == null) {
            return Optional.of("tensor " + quoted(spec.name()) + " is missing");
        }
        if (!Arrays.equals(tensor.shape(), spec.shape())) {
            return Optional.of("tensor " + quoted(spec.name()) + " has the shape "
                    + StoredTensor.describe(tensor.shape()) + " where " + StoredTensor.describe(spec.shape())
                    + " was expected");
        }
        if (!tensor.holdsWeights()) {
            return Optional.of("tensor " + quoted(spec.name()) + " has the element type " + tensor.dtype()
                    + " where fractions were expected");
        }
        return Optional.empty();
    }
}
