package io.github.disentangle.engine.task;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One sequence that went through the model and what its head said about it.
///
/// @param outputs named as the fields of the reference's output objects, without the batch axis: `logits`, or
///     `start_logits` and `end_logits` (position); nothing for a bare encoder. `logits` is (label) for sequence heads,
///     (choice=1) for one choice, (position, label) for token heads, (position, piece) at the masks for
///     masked-language heads
public record Pass(Encoding encoding, Map<String, Tensor> outputs) {

    static final String LOGITS = "logits";
    static final String START = "start_logits";
    static final String END = "end_logits";

    public Pass {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    Tensor output(String name) {
        Tensor tensor = outputs.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the pass has no " + name + ", only " + outputs.keySet());
        }
        return tensor;
    }
}
