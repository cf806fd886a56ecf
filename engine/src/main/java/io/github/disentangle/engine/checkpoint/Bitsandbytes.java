package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the weights bitsandbytes has quantised, by the extra tensors it stores beside each, and lets them appear
/// as the weights they stand for. Which modules are quantised differs from release to release, so lists of
/// modules are not asked.
final class Bitsandbytes {

    private static final String STATE = ".quant_state.bitsandbytes__";
    private static final List<String> FOUR_BIT_PARTS =
            List.of(".absmax", ".quant_map", ".nested_absmax", ".nested_quant_map");
    private static final String ROW_SCALES = ".SCB";
    private static final String WEIGHT = ".weight";

    private final Map<String, StoredTensor> stored = new LinkedHashMap<>();
    private final Map<String, StoredTensor> result = new LinkedHashMap<>();

    private Bitsandbytes(List<StoredTensor> tensors) {
        tensors.forEach(tensor -> stored.put(tensor.storedName(), tensor));
        result.putAll(stored);
    }

    /// The tensors with every quantised weight replaced and what belongs to it taken away.
    ///
    /// @throws CheckpointException when a part is missing or does not fit
    static List<StoredTensor> resolve(List<StoredTensor> tensors) {
        var resolver = new Bitsandbytes(tensors);
        for (String name : List.copyOf(resolver.stored.keySet())) {
            int state = name.indexOf(STATE);
            if (state > 0) {
                resolver.fourBit(name, name.substring(0, state));
            } else if (name.endsWith(ROW_SCALES)) {
                resolver.eightBit(name, name.substring(0, name.length() - ROW_SCALES.length()));
            }
        }
        return new ArrayList<>(resolver.result.values());
    }

    /// Whether any weight is stored as rows of 8-bit integers with a scale each.
    static boolean holdsEightBit(List<StoredTensor> tensors) {
        return tensors.stream().anyMatch(tensor -> tensor.storedName().endsWith(ROW_SCALES));
    }

    private void fourBit(String stateName, String weight) {
        StoredTensor packed = require(weight, stateName);
        var state = FourBitState.parse(require(stateName, stateName));
        var elements = FourBitElements.of(
                packed,
                state,
                require(weight + ".absmax", stateName),
                require(weight + ".quant_map", stateName),
                state.nested() ? require(weight + ".nested_absmax", stateName) : null,
                state.nested() ? require(weight + ".nested_quant_map", stateName) : null);
        result.put(weight, packed.standingFor(state.shape(), elements));
        result.remove(stateName);
        FOUR_BIT_PARTS.forEach(part -> result.remove(weight + part));
    }

    private void eightBit(String scalesName, String module) {
        StoredTensor packed = require(module + WEIGHT, scalesName);
        StoredTensor format = stored.get(module + ".weight_format");
        var elements = EightBitElements.of(packed, require(scalesName, scalesName), format);
        result.put(module + WEIGHT, packed.standingFor(packed.shape(), elements));
        result.remove(scalesName);
        result.remove(module + ".weight_format");
    }

    private StoredTensor require(String name, String because) {
        @Nullable StoredTensor tensor = stored.get(name);
        if (tensor == null) {
            throw new CheckpointException(stored.get(because) + " belongs to tensor " + quoted(name)
                    + ", which is missing: the quantised weight is incomplete.");
        }
        return tensor;
    }
}
