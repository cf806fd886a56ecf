package io.github.disentangle.app.bench;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import java.util.List;
import java.util.ServiceLoader;

/// Another engine that runs the same weights, to be measured against.
public interface Peer extends AutoCloseable {

    /// Its name and version, for the table.
    String name();

    /// Whether it computes in fp32 as we do; another's states are reported but need not agree.
    boolean exact();

    /// Makes the model ready for texts of one length.
    Session open(Checkpoint checkpoint, int length, int threads);

    /// Lets go of what it has kept for further sessions.
    @Override
    void close();

    /// A loaded model.
    interface Session extends AutoCloseable {

        /// The last hidden state of one sequence, row-major (position, hidden).
        float[] run(int... inputIds);

        @Override
        void close();
    }

    /// The peers on the class path; none in the installed product.
    static List<Peer> available() {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
