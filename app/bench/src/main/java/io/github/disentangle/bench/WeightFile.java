package io.github.disentangle.bench;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.TensorInfo;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The weights of a checkpoint widened to fp32 in a file of a temporary folder, each tensor on its own pages as the runtime maps them.
///
/// @param folder the temporary folder, deleted by [#close()]
/// @param offsets where each tensor begins, by canonical name
record WeightFile(Path folder, Map<String, Long> offsets) implements AutoCloseable {

    static final String NAME = "weights.bin";

    private static final long PAGE = 4096;
    private static final int PIECE = 1 << 16;

    static WeightFile write(Checkpoint checkpoint) {
        try {
            Path folder = Files.createTempDirectory("disentangle-bench");
            var offsets = new HashMap<String, Long>();
            try (var file = FileChannel.open(
                    folder.resolve(NAME), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (TensorInfo info : checkpoint.tensors()) {
                    if (info.dtype().floating()) {
                        file.position((file.position() + PAGE - 1) / PAGE * PAGE);
                        offsets.put(info.name(), file.position());
                        write(checkpoint.find(info.name()).orElseThrow(), file);
                    }
                }
            }
            return new WeightFile(folder, offsets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(WeightTensor tensor, FileChannel file) throws IOException {
        float[] values = new float[PIECE];
        var bytes = ByteBuffer.allocateDirect(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (long from = 0; from < tensor.size(); from += PIECE) {
            int count = (int) Math.min(PIECE, tensor.size() - from);
            tensor.read(from, values, 0, count);
            bytes.clear().asFloatBuffer().put(values, 0, count);
            bytes.limit(4 * count);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
