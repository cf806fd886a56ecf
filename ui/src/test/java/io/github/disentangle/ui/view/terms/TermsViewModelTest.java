package io.github.disentangle.ui.view.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.figure.TermsFigure;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsViewModelTest {

    private final Desk desk = new Desk();
    private final TermsViewModel terms = new TermsViewModel(desk.live);

    @Test
    void fiveAddendsAreThreeWithTheBiasesTakenOut() {
        desk.open("sentiment").workbench.execute(Commands.view(ViewKind.TERMS));
        assertEquals(List.of("c2c", "c2p", "p2c"), names());
        terms.five().set(true);
        assertEquals(List.of("match", "key prior", "c2p", "p2c", "kernel"), names());
        TermsFigure figure = figure();
        int length = figure.queries().length();
        for (int query = 0; query < length; query++) {
            for (int key = 0; key < length; key++) {
                double sum = 0;
                for (TermsFigure.Term term : figure.addends()) {
                    sum += term.values().get(query, key);
                }
                assertEquals(sum, figure.score().get(query, key), 1e-4);
            }
        }
    }

    private List<String> names() {
        return figure().addends().stream().map(TermsFigure.Term::name).toList();
    }

    private TermsFigure figure() {
        return (TermsFigure) terms.figure().getValue();
    }
}
