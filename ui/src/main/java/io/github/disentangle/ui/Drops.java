package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes model folders dropped anywhere on the window. A file inside a model folder stands for its folder.
final class Drops {

    private final Consumer<Path> open;
    private final Workbench workbench;

    Drops(Consumer<Path> open, Workbench workbench) {
        this.open = open;
        this.workbench = workbench;
    }

    void listenTo(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_ENTERED, event -> {
            if (event.getDragboard().hasFiles() && !node.getStyleClass().contains("drop-over")) {
                node.getStyleClass().add("drop-over");
            }
        });
        node.addEventHandler(
                DragEvent.DRAG_EXITED, event -> node.getStyleClass().remove("drop-over"));
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean files = event.getDragboard().hasFiles();
            if (files) {
                drop(event.getDragboard().getFiles().getFirst().toPath());
            }
            event.setDropCompleted(files);
            event.consume();
        });
    }

    void drop(Path dropped) {
        if (Files.isDirectory(dropped)) {
            open.accept(dropped);
        } else if (dropped.getParent() != null && Files.exists(dropped.resolveSibling("config.json"))) {
            open.accept(dropped.getParent());
        } else {
            workbench
                    .noticeProperty()
                    .set(new Notice(Notice.Kind.ERROR, text("drop.notFolder", dropped.getFileName())));
        }
    }
}
