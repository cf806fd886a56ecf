package io.github.disentangle.engine.checkpoint;

import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.Activation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `config.json` of a DeBERTa-v2/v3 checkpoint, with the reference's defaults for what it leaves out
/// (`DebertaV2Config` and the undeclared fields its model code asks for). Every instance is consistent: sizes fit
/// each other.
///
/// @param vocabSize rows of the word embedding
/// @param hiddenSize length of a hidden state
/// @param layers number of encoder layers
/// @param heads attention heads per layer
/// @param headSize columns of one head; `heads · headSize == hiddenSize`
/// @param intermediateSize inner width of the feed-forward block
/// @param hiddenActivation activation of the feed-forward block and of the masked-language head
/// @param maxPositionEmbeddings rows of the absolute position table
/// @param typeVocabSize rows of the token type table; 0 when there is none
/// @param layerNormEpsilon ε of every layer norm
/// @param relativeAttention whether attention has position terms at all
/// @param maxRelativePositions longest relative distance told apart, after the fall-back to
/// `maxPositionEmbeddings`
/// @param positionBuckets logarithmic distance buckets; not positive when distances are used as they are
/// @param positionBiasedInput whether an absolute position table is added to the input
/// @param contentToPosition whether `pos_att_type` lists `c2p`
/// @param positionToContent whether `pos_att_type` lists `p2c`
/// @param shareAttentionKey whether positions are projected with the content's query and key weights
/// @param normaliseRelativeEmbeddings whether the relative table goes through `encoder.LayerNorm`
/// @param convKernelSize width of the convolution after the first layer; 0 when there is none
/// @param convActivation activation of the convolution
/// @param convGroups groups of the convolution
/// @param embeddingSize columns of the embedding tables
/// @param poolerActivation activation of the pooler
/// @param poolerHiddenSize width of the pooler
/// @param legacyHead whether the masked-language head is called `cls.predictions` (else `lm_predictions.lm_head`)
/// @param tieWordEmbeddings whether the masked-language decoder is the word embedding
/// @param padTokenId the padding piece
/// @param labels label names by id
/// @param labelIds ids by label name, in the order of the file
/// @param problemType what the sequence classifier was trained for, when the file says so
/// @param architectures class names the file lists
/// @param modelType the family, `deberta-v2`
/// @param json the file as read
public record ModelConfig(
        int vocabSize,
        int hiddenSize,
        int layers,
        int heads,
        int headSize,
        int intermediateSize,
        Activation hiddenActivation,
        int maxPositionEmbeddings,
        int typeVocabSize,
        float layerNormEpsilon,
        boolean relativeAttention,
        int maxRelativePositions,
        int positionBuckets,
        boolean positionBiasedInput,
        boolean contentToPosition,
        boolean positionToContent,
        boolean shareAttentionKey,
        boolean normaliseRelativeEmbeddings,
        int convKernelSize,
        Activation convActivation,
        int convGroups,
        int embeddingSize,
        Activation poolerActivation,
        int poolerHiddenSize,
        boolean legacyHead,
        boolean tieWordEmbeddings,
        int padTokenId,
        List<String> labels,
        Map<String, Integer> labelIds,
        Optional<ProblemType> problemType,
        List<String> architectures,
        String modelType,
        JsonObject json) {

    public ModelConfig {
        labels = List.copyOf(labels);
        labelIds = Collections.unmodifiableMap(new LinkedHashMap<>(labelIds));
        architectures = List.copyOf(architectures);
        json = json.deepCopy();
    }

    /// Reads and checks a `config.json`.
    ///
    /// @throws CheckpointException naming the file, the field and what is wrong with it
    public static ModelConfig read(Path file) {
        return ConfigReader.open(file).config();
    }

    /// Checks a configuration that is in memory already.
    ///
    /// @param source where it comes from, for messages
    /// @throws CheckpointException naming the source, the field and what is wrong with it
    public static ModelConfig of(JsonObject json, String source) {
        return new ConfigReader(json, source).config();
    }

    /// A copy: the caller may change it.
    @Override
    public JsonObject json() {
        return json.deepCopy();
    }

    /// Number of outputs of a classifier.
    public int labelCount() {
        return labels.size();
    }

    /// Half the rows of the relative table: distances (or their buckets) from `-span` to `span - 1` have one.
    public int span() {
        return positionBuckets > 0 ? positionBuckets : maxRelativePositions;
    }

    /// Number of addends the score divisor √(headSize · scoreTerms) counts. It counts what `pos_att_type` lists,
    /// even without relative attention, as the reference does.
    public int scoreTerms() {
        return 1 + (contentToPosition ? 1 : 0) + (positionToContent ? 1 : 0);
    }
}
