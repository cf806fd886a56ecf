package io.github.disentangle.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.disentangle.app.bench.Peer;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ONNX Runtime on the CPU, all optimisations on.
public sealed class OnnxRuntimePeer implements Peer {

    /// With int8 weights and activations quantised on the way.
    public static final class Int8 extends OnnxRuntimePeer {
        @Override
        public String name() {
            return super.name() + " dynamic int8";
        }

        @Override
        public boolean exact() {
            return false;
        }
    }

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private @Nullable Checkpoint written;
    private @Nullable WeightFile weights;

    @Override
    public String name() {
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public Session open(Checkpoint checkpoint, int length, int threads) {
        WeightFile file = weights(checkpoint);
        DebertaGraph.Weights constants = new PlainWeights(checkpoint, WeightFile.NAME, file.offsets());
        if (!exact()) {
            constants = new QuantizedWeights(checkpoint, constants);
        }
        Path model = file.folder().resolve("model.onnx");
        try {
            Files.write(model, DebertaGraph.build(checkpoint, constants, length));
            return new LoadedSession(environment, model, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException(name() + " refuses the graph: " + e.getMessage(), e);
        }
    }

    /// The weights of a checkpoint, written once for all lengths and numbers of threads.
    private WeightFile weights(Checkpoint checkpoint) {
        if (weights == null || written != checkpoint) {
            close();
            weights = WeightFile.write(checkpoint);
            written = checkpoint;
        }
        return weights;
    }

    @Override
    public void close() {
        if (weights != null) {
            weights.close();
            weights = null;
        }
    }

    private record LoadedSession(OrtEnvironment environment, OrtSession session) implements Session {

        LoadedSession(OrtEnvironment environment, Path model, int threads) throws OrtException {
            this(environment, environment.createSession(model.toString(), options(threads)));
        }

        private static SessionOptions options(int threads) throws OrtException {
            var options = new SessionOptions();
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // else its threads go on spinning for some tens of milliseconds, in the next contender's time
            options.addConfigEntry("session.force_spinning_stop", "1");
            return options;
        }

        @Override
        public float[] run(int... inputIds) {
            long[] ids = new long[inputIds.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = inputIds[i];
            }
            try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {ids.length});
                    var result = session.run(Map.of("input_ids", input))) {
                FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] states = new float[output.remaining()];
                output.get(states);
                return states;
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
            }
        }
    }
}
