package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.view.Gestures;
import java.util.List;
import java.util.stream.IntStream;

/// The tokens of the present input to be found by name; one that is chosen is pinned, so that every picture shows it.
record TokenFinder(Gestures gestures) {

    List<Action> actions() {
        Analysis answer = gestures.live().analysis().value();
        if (answer == null) {
            return List.of();
        }
        TokenAxis tokens = TokenAxes.of("", answer.encoding());
        return IntStream.range(0, tokens.length())
                .mapToObj(token -> new Action(
                        tokens.text(token),
                        text("find.token", token),
                        () -> gestures.workbench().execute(Commands.pin(new Target.Token(Target.Side.KEY, token)))))
                .toList();
    }
}
