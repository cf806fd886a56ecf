package io.github.disentangle.engine.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.checkpoint.RandomCheckpoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryNeedTest {

    private static final String BASE = """
            {"model_type": "deberta-v2", "vocab_size": 128100, "hidden_size": 768, "num_hidden_layers": 12,
             "num_attention_heads": 12, "intermediate_size": 3072, "relative_attention": true,
             "position_buckets": 256, "max_position_embeddings": 512, "norm_rel_ebd": "layer_norm",
             "share_att_key": true, "pos_att_type": "p2c|c2p", "position_biased_input": false,
             "type_vocab_size": 0}""";

    private static final String TINY = """
            {"model_type": "deberta-v2", "vocab_size": 50, "hidden_size": 16, "num_hidden_layers": 2,
             "num_attention_heads": 2, "intermediate_size": 32, "relative_attention": true,
             "position_buckets": 8, "max_position_embeddings": 32, "pos_att_type": "p2c|c2p",
             "position_biased_input": false, "type_vocab_size": 0}""";

    private final Kernels kernels = KernelProvider.select(2).kernels();

    @AfterEach
    void close() {
        kernels.close();
        System.clearProperty(AvailableMemory.LIMIT);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private MemoryNeed base() {
        return new MemoryNeed(ModelConfig.of(json(BASE), "config.json"), kernels);
    }

    @Test
    void packedWeightsMakeUpMostOfTheNeed() {
        long weights = 12L * (4 * 768 * 768 + 2 * 768 * 3072);
        long tables = 4L * 2 * 512 * 768 * 12;
        long need = base().bytes(WeightFormat.FP32) - 4 * weights - tables;
        assertTrue(need > 0 && need < 100_000_000, "room to compute in: " + need);
    }

    @Test
    void aSentenceNamesTheNeedTheMemoryAndTheFormatThatFits() {
        var failure = assertThrows(MemoryException.class, () -> base().require(WeightFormat.FP32, 300_000_000));
        assertEquals(
                "This model needs " + megabytes(WeightFormat.FP32)
                        + " MB of memory with its weights held as FP32, but 300 MB can be had; held as BF16, it would fit"
                        + " into " + megabytes(WeightFormat.BF16) + " MB.",
                failure.getMessage());
    }

    @Test
    void aSentenceSaysWhenNoFormatFits() {
        var failure = assertThrows(MemoryException.class, () -> base().require(WeightFormat.INT8, 50_000_000));
        assertEquals(
                "This model needs " + megabytes(WeightFormat.INT8)
                        + " MB of memory with its weights held as INT8, but 50 MB can be had; even held as NF4 it needs "
                        + megabytes(WeightFormat.NF4) + " MB: close other programs or take a smaller model.",
                failure.getMessage());
    }

    @Test
    void aModelThatJustFitsIsTaken() {
        long need = base().bytes(WeightFormat.NF4);
        assertDoesNotThrow(() -> base().require(WeightFormat.NF4, need));
        assertThrows(MemoryException.class, () -> base().require(WeightFormat.NF4, need - 1));
    }

    @Test
    void loadingRefusesWhatTheLimitForbids(@TempDir Path folder) {
        RandomCheckpoint.write(folder, json(TINY), 1);
        System.setProperty(AvailableMemory.LIMIT, "1");
        try (var checkpoint = Checkpoint.open(folder)) {
            var failure = assertThrows(
                    MemoryException.class,
                    () -> DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE));
            assertTrue(failure.getMessage().contains("but 1 MB can be had"), failure.getMessage());
        }
    }

    @Test
    void whatLinuxCallsAvailableIsRead() {
        var lines =
                List.of("MemTotal:       24000000 kB", "MemFree:          300000 kB", "MemAvailable:   17000000 kB");
        assertEquals(OptionalLong.of(17_000_000L * 1024), AvailableMemory.available(lines));
        assertEquals(OptionalLong.empty(), AvailableMemory.available(List.of("MemTotal: 1 kB")));
    }

    private long megabytes(WeightFormat format) {
        return Math.ceilDiv(base().bytes(format), 1_000_000);
    }
}
