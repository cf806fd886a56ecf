package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import io.github.disentangle.engine.checkpoint.Pickled.Dictionary;
import io.github.disentangle.engine.checkpoint.Pickled.Global;
import io.github.disentangle.engine.checkpoint.Pickled.Nothing;
import io.github.disentangle.engine.checkpoint.Pickled.Real;
import io.github.disentangle.engine.checkpoint.Pickled.Sequence;
import io.github.disentangle.engine.checkpoint.Pickled.Storage;
import io.github.disentangle.engine.checkpoint.Pickled.Text;
import io.github.disentangle.engine.checkpoint.Pickled.Truth;
import io.github.disentangle.engine.checkpoint.Pickled.Tuple;
import io.github.disentangle.engine.checkpoint.Pickled.Whole;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads Python pickles of protocol 2 as far as PyTorch uses them for weights: a stack machine that can build
/// plain data and tensors and nothing else. Any other opcode or name ends the reading with an exception; nothing
/// is ever executed.
///
/// The work is bounded: texts and numbers have a longest length, the number of values a most, and memory is only
/// taken for what was really read.
final class PickleReader {

    /// A checkpoint with a thousand tensors has some 20,000.
    private static final int MOST_VALUES = 1_000_000;

    private final Path file;
    private final PickleInput input;
    private final TorchObjects objects;
    private int values;

    private List<Pickled> stack = new ArrayList<>();
    private final Deque<List<Pickled>> marked = new ArrayDeque<>();
    private final Map<Long, Pickled> memo = new HashMap<>();

    /// @param file for messages
    /// @param bytes memory in which pickles lie, from byte 0 on
    PickleReader(Path file, MemorySegment bytes) {
        this.file = file;
        this.input = new PickleInput(file, bytes);
        this.objects = new TorchObjects(file);
    }

    /// The first byte not read yet.
    long position() {
        return input.position();
    }

    /// Every storage the pickles read so far refer to, by key.
    Map<String, Storage> storages() {
        return objects.storages();
    }

    /// Reads the next pickle.
    ///
    /// @throws CheckpointException when it is broken or wants anything but plain data and tensors
    Pickled read() {
        stack = new ArrayList<>();
        marked.clear();
        memo.clear();
        long start = input.position();
        while (true) {
            int opcode = input.unsignedByte();
            if (opcode == '.') {
                Pickled result = pop();
                if (!stack.isEmpty() || !marked.isEmpty()) {
                    throw refuse("it ends with values left over");
                }
                return result;
            }
            if (opcode == 0x80) {
                int protocol = input.unsignedByte();
                if (input.position() != start + 2 || protocol != 2) {
                    throw refuse("it is written in pickle protocol " + protocol + ", expected 2");
                }
            } else {
                execute(opcode);
            }
        }
    }

    private void execute(int opcode) {
        switch (opcode) {
            case '(' -> {
                marked.push(stack);
                stack = new ArrayList<>();
                count();
            }
            case 'N' -> push(Nothing.NONE);
            case 0x88 -> push(new Truth(true));
            case 0x89 -> push(new Truth(false));
            case 'J' -> push(whole(input.signedInt()));
            case 'K' -> push(whole(input.unsignedByte()));
            case 'M' -> push(whole(input.unsignedByte() | input.unsignedByte() << 8));
            case 0x8a -> push(new Whole(input.longNumber()));
            case 'G' -> push(new Real(input.real()));
            case 'X' -> push(new Text(input.text(input.signedInt() & 0xffff_ffffL)));
            case 0x8c -> push(new Text(input.text(input.unsignedByte())));
            case '}' -> push(new Dictionary(new LinkedHashMap<>()));
            case ']' -> push(new Sequence(new ArrayList<>()));
            case ')' -> push(new Tuple(List.of()));
            case 0x85 -> push(tuple(1));
            case 0x86 -> push(tuple(2));
            case 0x87 -> push(tuple(3));
            case 't' -> push(new Tuple(popMarked()));
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(popMarked());
            case 's' -> {
                Pickled value = pop();
                put(List.of(pop(), value));
            }
            case 'u' -> put(popMarked());
            case 'q' -> memo.put((long) input.unsignedByte(), top());
            case 'r' -> memo.put(input.signedInt() & 0xffff_ffffL, top());
            case 'h' -> push(recalled(input.unsignedByte()));
            case 'j' -> push(recalled(input.signedInt() & 0xffff_ffffL));
            case 'c' -> push(global());
            case 'Q' -> push(objects.storage(pop()));
            case 'R' -> {
                Pickled arguments = pop();
                push(objects.construct(pop(), arguments));
            }
            case 'b' -> {
                // only an ordered dictionary brings a state: PyTorch's version notes, of no use here
                pop();
                if (!(top() instanceof Dictionary)) {
                    throw refuse("it sets the inner state of something that is no dictionary");
                }
            }
            default ->
                throw refuse(String.format(
                        "it uses the pickle instruction 0x%02x at byte %d, which no weights need",
                        opcode, input.position() - 1));
        }
    }

    private Pickled global() {
        String module = input.line();
        String name = input.line();
        return TorchGlobal.named(module, name)
                .map(Global::new)
                .orElseThrow(() -> refuse("it asks for " + quoted(module + "." + name)
                        + ", but only tensors may be constructed; nothing of it was executed"));
    }

    private void append(List<Pickled> items) {
        if (!(top() instanceof Sequence sequence)) {
            throw refuse("it appends to something that is no list");
        }
        sequence.items().addAll(items);
    }

    private void put(List<Pickled> keysAndValues) {
        if (!(top() instanceof Dictionary dictionary) || keysAndValues.size() % 2 != 0) {
            throw refuse("it sets entries of something that is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Pickled key = keysAndValues.get(i);
            if (!(key instanceof Text || key instanceof Whole)) {
                throw refuse("it has a dictionary key that is neither text nor number");
            }
            dictionary.entries().put(key, keysAndValues.get(i + 1));
        }
    }

    private Tuple tuple(int length) {
        if (stack.size() < length) {
            throw refuse("it takes a value from an empty stack");
        }
        List<Pickled> last = stack.subList(stack.size() - length, stack.size());
        var tuple = new Tuple(List.copyOf(last));
        last.clear();
        return tuple;
    }

    private List<Pickled> popMarked() {
        if (marked.isEmpty()) {
            throw refuse("it refers to a mark that was never set");
        }
        List<Pickled> items = stack;
        stack = marked.pop();
        return items;
    }

    private void push(Pickled value) {
        count();
        stack.add(value);
    }

    private void count() {
        if (++values > MOST_VALUES) {
            throw refuse("it builds more than " + MOST_VALUES + " values, far more than weights need");
        }
    }

    private Pickled pop() {
        Pickled top = top();
        stack.removeLast();
        return top;
    }

    private Pickled top() {
        if (stack.isEmpty()) {
            throw refuse("it takes a value from an empty stack");
        }
        return stack.getLast();
    }

    private Pickled recalled(long key) {
        Pickled value = memo.get(key);
        if (value == null) {
            throw refuse("it recalls value " + key + ", which was never remembered");
        }
        return value;
    }

    private static Whole whole(int value) {
        return new Whole(BigInteger.valueOf(value));
    }

    private CheckpointException refuse(String why) {
        return TorchObjects.refuse(file, why);
    }
}
