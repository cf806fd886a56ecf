package io.github.disentangle.engine.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds out which heads a checkpoint holds, from the architectures it names and the tensors it really has. A
/// head whose weights are missing is never made up.
final class HeadDetection {

    private final ModelConfig config;
    private final ModelTensors tensors;
    private final List<HeadKind> named;

    /// @param tensors the checkpoint's tensors by canonical name
    HeadDetection(ModelConfig config, ModelTensors tensors) {
        this.config = config;
        this.tensors = tensors;
        this.named = config.architectures().stream()
                .map(HeadKind::ofArchitecture)
                .flatMap(Optional::stream)
                .toList();
    }

    /// One entry for each head there is in the family, in the order of [HeadKind].
    List<HeadInfo> heads() {
        return Arrays.stream(HeadKind.values()).map(this::head).toList();
    }

    /// The head `architectures` names if it can be used, else the best that can. A masked-language head under a
    /// name the configuration does not ask for is taken only when it is named.
    HeadKind primary(List<HeadInfo> heads) {
        for (HeadKind kind : named) {
            if (heads.get(kind.ordinal()).usable()) {
                return kind;
            }
        }
        return heads.stream()
                .filter(head -> head.usable() && head.reason().isEmpty() && head.kind() != HeadKind.BARE)
                .map(HeadInfo::kind)
                .findFirst()
                .orElse(HeadKind.BARE);
    }

    /// The heads `architectures` names that cannot be used.
    List<HeadInfo> broken(List<HeadInfo> heads) {
        return named.stream()
                .map(kind -> heads.get(kind.ordinal()))
                .filter(head -> !head.usable())
                .toList();
    }

    private HeadInfo head(HeadKind kind) {
        if (kind == HeadKind.MASKED_LM) {
            return maskedLanguage();
        }
        HeadInfo head = judged(kind, ExpectedTensors.head(kind, config));
        if (head.usable() && claimedByOther(kind)) {
            return new HeadInfo(
                    kind, false, "The classifier belongs to " + owner().architectureName() + ".", List.of());
        }
        if (head.usable() && kind.pooled() && config.poolerHiddenSize() != config.hiddenSize()) {
            return new HeadInfo(
                    kind,
                    false,
                    "pooler_hidden_size " + config.poolerHiddenSize() + " differs from hidden_size "
                            + config.hiddenSize() + ", which no model of the family can run.",
                    List.of());
        }
        return head;
    }

    /// Sequence, token and choice heads all call their last layer `classifier`; only one of them can own it.
    private boolean claimedByOther(HeadKind kind) {
        return kind.classifier() && owner() != kind;
    }

    /// The head the configuration names, even if it is broken; without a name, the one the tensors look like.
    private HeadKind owner() {
        return named.stream().filter(HeadKind::classifier).findFirst().orElseGet(() -> {
            if (!tensors.holds("pooler.dense.weight")) {
                return HeadKind.TOKEN;
            }
            return tensors.misfit(new ExpectedTensors.Spec("classifier.bias", config.labelCount()))
                            .isEmpty()
                    ? HeadKind.SEQUENCE
                    : HeadKind.CHOICE;
        });
    }

    private HeadInfo maskedLanguage() {
        HeadInfo asked = judged(HeadKind.MASKED_LM, ExpectedTensors.head(HeadKind.MASKED_LM, config));
        return asked.usable() || !substituteFits()
                ? asked
                : new HeadInfo(HeadKind.MASKED_LM, true, substituteReason(), List.of());
    }

    /// The tensors a head is made of here: those the configuration asks for, or the masked-language head under
    /// its other name when only that is there.
    List<ExpectedTensors.Spec> specs(HeadKind kind) {
        var asked = ExpectedTensors.head(kind, config);
        boolean other = kind == HeadKind.MASKED_LM && !judged(kind, asked).usable() && substituteFits();
        return other ? substitute() : asked;
    }

    private List<ExpectedTensors.Spec> substitute() {
        return config.legacyHead() ? ExpectedTensors.lmHead(config) : ExpectedTensors.legacyHead(config);
    }

    private boolean substituteFits() {
        return config.embeddingSize() == config.hiddenSize()
                && judged(HeadKind.MASKED_LM, substitute()).usable();
    }

    /// Where a masked-language head lies under the name the configuration does not ask for, it is mostly a
    /// pre-training checkpoint of Microsoft, whose head works less well than one would think.
    private String substituteReason() {
        if (!config.legacyHead()) {
            return "The head is stored as cls.predictions although config.json says legacy = false; it is used as it is.";
        }
        String found =
                "There is no cls.predictions head; the lm_predictions.lm_head left from pre-training is used instead. ";
        return found
                + (tensors.holds("mask_predictions.classifier.weight")
                        ? "Expect poor words: this is a replaced-token discriminator, whose encoder never learnt to fill"
                                + " masks."
                        : "Expect weaker words than in pre-training, which ran an enhanced mask decoder before this head.");
    }

    private HeadInfo judged(HeadKind kind, List<ExpectedTensors.Spec> specs) {
        var missing = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        for (var spec : specs) {
            tensors.misfit(spec).ifPresent(reasons::add);
            if (!tensors.holds(spec.name())) {
                missing.add(spec.name());
            }
        }
        if (reasons.isEmpty()) {
            return new HeadInfo(kind, true, "", missing);
        }
        String rest = reasons.size() == 1 ? "." : " (and " + (reasons.size() - 1) + " more of this head).";
        String first = reasons.getFirst();
        return new HeadInfo(kind, false, Character.toUpperCase(first.charAt(0)) + first.substring(1) + rest, missing);
    }
}
