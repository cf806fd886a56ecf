package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.state.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way a folder can be broken is one sentence, and the open model stays.
class BrokenFolderTest {

    @TempDir
    private Path folder;

    /// What is done to a good folder.
    private interface Damage {
        void to(Path folder) throws IOException;
    }

    /// @param names what the sentence must mention
    private record Case(String name, Damage damage, String mentions) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("empty folder", BrokenFolderTest::empty, "config.json"),
                new Case("no weights", at -> Files.delete(at.resolve("model.safetensors")), "safetensors"),
                new Case(
                        "truncated weights",
                        at -> shorten(at.resolve("model.safetensors"), 2_000_000),
                        "model.safetensors"),
                new Case(
                        "header beyond the file",
                        at -> overwrite(at.resolve("model.safetensors"), 1L << 40),
                        "model.safetensors"),
                new Case("negative header", at -> overwrite(at.resolve("model.safetensors"), -1L), "model.safetensors"),
                new Case("configuration cut short", at -> shorten(at.resolve("config.json"), 40), "config.json"),
                new Case("another architecture", at -> replace(at, "deberta-v2", "bert"), "bert"),
                new Case("another width", at -> replace(at, "\"hidden_size\": 128", "\"hidden_size\": 256"), "256"),
                new Case("broken vocabulary", at -> shorten(at.resolve("spm.model"), 1000), "spm.model"),
                new Case(
                        "a file that is no vocabulary",
                        at -> Files.writeString(at.resolve("spm.model"), "hello"),
                        "spm.model"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSaidInOneSentenceAndLeavesTheOpenModelAlone(Case broken) throws IOException {
        copy(Desk.MODELS.resolve("sentiment"));
        broken.damage().to(folder);
        var desk = new Desk().open("topics");
        var state = desk.workbench.state();
        var answer = desk.live.analysis().value();
        desk.opener.open(folder);
        Notice notice = desk.workbench.noticeProperty().get();
        assertNotNull(notice, "nothing was said");
        assertEquals(Notice.Kind.ERROR, notice.kind());
        assertTrue(notice.sentence().contains(broken.mentions()), notice.sentence());
        assertFalse(notice.sentence().contains("\n"), notice.sentence());
        assertFalse(notice.sentence().contains("Exception"), notice.sentence());
        assertEquals(state, desk.workbench.state());
        assertSame(answer, desk.live.analysis().value());
        assertFalse(desk.live.analysis().staleProperty().get());
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void shorten(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void overwrite(Path file, long headerLength) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, headerLength), 0);
        }
    }

    private static void replace(Path folder, String part, String other) throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace(part, other));
    }
}
