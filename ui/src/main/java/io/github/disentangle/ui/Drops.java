package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.session.SessionFile;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Takes what is dropped anywhere on the window: a model folder, a file of one, a session, a text file, or text that
/// was marked elsewhere.
final class Drops {

    /// The longest text file that is looked into, in bytes.
    private static final long LARGEST = 4L * Draft.LONGEST;

    private final Consumer<Path> open;
    private final Consumer<Path> openSession;
    private final Workbench workbench;

    Drops(Consumer<Path> open, Consumer<Path> openSession, Workbench workbench) {
        this.open = open;
        this.openSession = openSession;
        this.workbench = workbench;
    }

    void listenTo(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (takes(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_ENTERED, event -> {
            if (takes(event.getDragboard()) && !node.getStyleClass().contains("drop-over")) {
                node.getStyleClass().add("drop-over");
            }
        });
        node.addEventHandler(
                DragEvent.DRAG_EXITED, event -> node.getStyleClass().remove("drop-over"));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean taken = takes(event.getDragboard());
            if (event.getDragboard().hasFiles()) {
                drop(event.getDragboard().getFiles().getFirst().toPath());
            } else if (taken) {
                drop(event.getDragboard().getString());
            }
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    void drop(Path dropped) {
        if (Files.isDirectory(dropped)) {
            open.accept(dropped);
        } else if (dropped.getParent() != null && Files.exists(dropped.resolveSibling("config.json"))) {
            open.accept(dropped.getParent());
        } else if (SessionFile.isNamed(dropped)) {
            openSession.accept(dropped);
        } else if (dropped.getFileName().toString().endsWith(".txt")) {
            dropText(dropped);
        } else {
            say(Notice.Kind.ERROR, text("drop.notFolder", dropped.getFileName()));
        }
    }

    /// Takes a text as if it had been typed.
    void drop(String words) {
        String clean = words.strip().replace("\r\n", "\n");
        if (clean.length() > Draft.LONGEST) {
            say(Notice.Kind.WARNING, text("input.tooLong", clean.length(), Draft.LONGEST));
        } else if (!clean.isEmpty()) {
            workbench.execute(Commands.draft(text("step.drop"), draft -> draft.withText(clean)));
        }
    }

    private void dropText(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                say(Notice.Kind.WARNING, text("input.tooLong", Files.size(file), Draft.LONGEST));
            } else {
                drop(Files.readString(file));
            }
        } catch (IOException e) {
            say(Notice.Kind.ERROR, text("drop.unreadable", file.getFileName()));
        }
    }

    private void say(Notice.Kind kind, String sentence) {
        workbench.noticeProperty().set(new Notice(kind, sentence));
    }

    private static boolean takes(Dragboard board) {
        return board.hasFiles() || board.hasString();
    }
}
