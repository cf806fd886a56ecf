package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import io.github.disentangle.engine.checkpoint.Pickled.Dictionary;
import io.github.disentangle.engine.checkpoint.Pickled.Text;
import io.github.disentangle.engine.checkpoint.Pickled.View;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Weights saved by PyTorch (`pytorch_model.bin`): a dictionary of tensors in either of its two containers.
final class TorchFile {

    private static final int TAR_MAGIC_AT = 257;

    private final Path file;
    private final MemorySegment bytes;

    private TorchFile(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// The tensors of a file, in its order.
    ///
    /// @param bytes the file's content
    /// @throws CheckpointException when it is broken or would construct anything but tensors
    static List<StoredTensor> tensors(Path file, MemorySegment bytes) {
        var torch = new TorchFile(file, bytes);
        if (TorchZip.recognises(torch.bytes)) {
            return torch.fromZip();
        }
        if (TorchLegacy.recognises(torch.bytes)) {
            return torch.fromLegacy();
        }
        throw torch.refuse(
                torch.tar()
                        ? "it is in the container PyTorch used before 0.1.10; load and save it again with a newer one"
                        : "it is neither a ZIP container nor a pickle; download it again");
    }

    private List<StoredTensor> fromZip() {
        Map<String, MemorySegment> entries = new TorchZip(file, bytes).entries();
        List<String> pickles = entries.keySet().stream()
                .filter(name -> name.endsWith("/data.pkl") && name.indexOf('/') == name.lastIndexOf('/'))
                .toList();
        if (pickles.size() != 1) {
            throw refuse("it has " + pickles.size() + " entries called data.pkl, expected one");
        }
        String top = pickles.getFirst().substring(0, pickles.getFirst().indexOf('/') + 1);
        if (entries.containsKey(top + "constants.pkl")) {
            throw refuse("it is a TorchScript program, expected plain weights");
        }
        MemorySegment order = entries.get(top + "byteorder");
        if (order != null && !"little".equals(shortText(order))) {
            throw refuse("its numbers are not little-endian");
        }
        MemorySegment pickle = entries.get(pickles.getFirst());
        var reader = new PickleReader(file, pickle);
        Map<String, View> views = views(reader.read());
        Map<String, MemorySegment> data = new HashMap<>();
        reader.storages().forEach((key, storage) -> {
            MemorySegment entry = entries.get(top + "data/" + key);
            if (entry == null || entry.byteSize() / storage.type().bytes() < storage.elements()) {
                throw refuse("its storage " + quoted(key) + " should hold " + storage.elements() + " numbers, but "
                        + (entry == null ? "is missing" : "has only " + entry.byteSize() + " bytes"));
            }
            data.put(key, entry);
        });
        return tensors(views, data);
    }

    private List<StoredTensor> fromLegacy() {
        var container = new TorchLegacy(file, bytes);
        Map<String, View> views = views(container.object());
        return tensors(views, container.data());
    }

    /// The tensors among the entries of a saved dictionary; other entries (a step count, say) are passed over.
    private Map<String, View> views(Pickled object) {
        if (!(object instanceof Dictionary(Map<Pickled, Pickled> entries))) {
            throw refuse("it does not hold a dictionary of tensors");
        }
        Map<String, View> views = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            if (key instanceof Text(String name) && value instanceof View view) {
                views.put(name, view);
            }
        });
        if (views.isEmpty()) {
            throw refuse("the dictionary it holds has no tensors");
        }
        return views;
    }

    private List<StoredTensor> tensors(Map<String, View> views, Map<String, MemorySegment> data) {
        var tensors = new ArrayList<StoredTensor>();
        views.forEach((name, view) -> {
            DType type = view.storage().type();
            var storage = new PlainElements(data.get(view.storage().key()), type);
            var elements = StridedElements.of(storage, view.offset(), view.shape(), view.strides());
            tensors.add(new StoredTensor(file, name, type, view.shape(), elements));
        });
        return tensors;
    }

    private boolean tar() {
        byte[] magic = "ustar".getBytes(StandardCharsets.US_ASCII);
        return bytes.byteSize() > TAR_MAGIC_AT + magic.length
                && bytes.asSlice(TAR_MAGIC_AT, magic.length).mismatch(MemorySegment.ofArray(magic)) < 0;
    }

    private static String shortText(MemorySegment entry) {
        byte[] text = entry.asSlice(0, Math.min(16, entry.byteSize())).toArray(PlainElements.BYTE);
        return new String(text, StandardCharsets.US_ASCII).strip();
    }

    private CheckpointException refuse(String why) {
        return TorchObjects.refuse(file, why);
    }
}
