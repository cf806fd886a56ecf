package io.github.disentangle.engine.checkpoint;

import io.github.disentangle.engine.checkpoint.Pickled.Dictionary;
import io.github.disentangle.engine.checkpoint.Pickled.Sequence;
import io.github.disentangle.engine.checkpoint.Pickled.Storage;
import io.github.disentangle.engine.checkpoint.Pickled.Text;
import io.github.disentangle.engine.checkpoint.Pickled.Truth;
import io.github.disentangle.engine.checkpoint.Pickled.Whole;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The container PyTorch wrote before 1.6: five pickles one after another (a magic number, the protocol, the
/// machine, the object, the keys of its storages), then each storage as a count and its numbers.
final class TorchLegacy {

    private static final Whole MAGIC = new Whole(new BigInteger("119547037146038801333356"));
    private static final Whole PROTOCOL = new Whole(BigInteger.valueOf(1001));

    private final Path file;
    private final MemorySegment bytes;
    private final PickleReader reader;

    TorchLegacy(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        this.reader = new PickleReader(file, bytes);
    }

    /// Whether the bytes begin like a pickle.
    static boolean recognises(MemorySegment bytes) {
        return bytes.byteSize() > 0 && (bytes.get(PlainElements.BYTE, 0) & 0xff) == 0x80;
    }

    /// The saved object, once everything before it has been found right.
    Pickled object() {
        if (!reader.read().equals(MAGIC) || !reader.read().equals(PROTOCOL)) {
            throw refuse("it is a pickle, but not one PyTorch wrote");
        }
        if (!(reader.read() instanceof Dictionary(Map<Pickled, Pickled> machine))
                || !new Truth(true).equals(machine.get(new Text("little_endian")))) {
            throw refuse("it was not written on a little-endian machine");
        }
        return reader.read();
    }

    /// Finds the bytes of each storage; to be called after [#object()].
    ///
    /// @return the bytes of every storage the object refers to, by key
    Map<String, MemorySegment> data() {
        Map<String, Storage> storages = reader.storages();
        Map<String, MemorySegment> found = new HashMap<>();
        if (!(reader.read() instanceof Sequence(List<Pickled> keys))) {
            throw refuse("the list of its storages is missing");
        }
        long position = reader.position();
        for (Pickled key : keys) {
            Storage storage = key instanceof Text(String name) ? storages.get(name) : null;
            if (storage == null) {
                throw refuse("it holds a storage nothing refers to");
            }
            if (bytes.byteSize() - position < Long.BYTES) {
                throw refuse("it ends in the middle");
            }
            long elements = bytes.get(PlainElements.LONG, position);
            position += Long.BYTES;
            if (elements != storage.elements()
                    || elements > (bytes.byteSize() - position) / storage.type().bytes()) {
                throw refuse("a storage should hold " + storage.elements() + " numbers, but " + elements
                        + " are announced and " + (bytes.byteSize() - position) + " bytes are left");
            }
            long length = elements * storage.type().bytes();
            found.put(storage.key(), bytes.asSlice(position, length));
            position += length;
        }
        if (found.size() < storages.size()) {
            throw refuse("a storage its tensors use is missing");
        }
        return found;
    }

    private CheckpointException refuse(String why) {
        return TorchObjects.refuse(file, why);
    }
}
