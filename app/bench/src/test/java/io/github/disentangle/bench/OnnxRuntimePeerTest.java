package io.github.disentangle.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.disentangle.app.bench.ModelShape;
import io.github.disentangle.app.bench.Peer;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.RandomCheckpoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRuntimePeerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void theGraphComputesWhatTheEngineComputes(int length) {
        RandomCheckpoint.write(folder, small(), 7);
        int[] ids = IntStream.range(0, length).map(i -> 3 * i % 90).toArray();
        try (var checkpoint = Checkpoint.open(folder);
                var kernels = KernelProvider.select(1).kernels();
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE);
                Peer peer = new OnnxRuntimePeer();
                Peer.Session session = peer.open(checkpoint, length, 1)) {
            float[] own = model.run(Input.of(ids)).lastHiddenState().data();
            assertArrayEquals(own, session.run(ids), 1e-4f);
        }
    }

    @Test
    void bothPeersAreFound() {
        assertEquals(2, Peer.available().size());
        assertTrue(Peer.available().stream().anyMatch(Peer::exact));
    }

    /// The structure of the published models with a window of buckets smaller than the texts.
    private static JsonObject small() {
        JsonObject config = ModelShape.BASE.config();
        config.addProperty("vocab_size", 100);
        config.addProperty("hidden_size", 48);
        config.addProperty("num_hidden_layers", 2);
        config.addProperty("num_attention_heads", 3);
        config.addProperty("intermediate_size", 96);
        config.addProperty("position_buckets", 16);
        config.addProperty("max_position_embeddings", 32);
        return config;
    }
}
