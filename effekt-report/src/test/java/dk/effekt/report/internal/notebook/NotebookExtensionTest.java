package dk.effekt.report.internal.notebook;

import static dk.effekt.outcome.Outcomes.inEducation;
import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.report.Bridge;
import dk.effekt.report.Report;
import dk.effekt.report.picture.Picture;
import dk.effekt.report.picture.Pictures;
import dk.effekt.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotebookExtensionTest {

    private static final StudyResult RESULT = Bridge.study();
    private static final MIMEType VEGA_LITE = MIMEType.parse(NotebookExtension.VEGA_LITE);

    private final Kernel kernel = new Kernel();

    @BeforeEach
    void installIsFoundByTheKernel() {
        List<Extension> found = ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(NotebookExtension.class::isInstance)
                .toList();
        assertThat(found).hasSize(1);
        found.get(0).install(kernel);
    }

    @Test
    void aStudyIsAPictureAndTheTableUnderIt() {
        DisplayData shown = kernel.getRenderer().render(RESULT);

        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo(RESULT.effectTable());
        assertThat((String) shown.getData(MIMEType.TEXT_HTML))
                .startsWith("<pre>outcome")
                .contains("95 % CI");
        assertThat(kernel.displayed).hasSize(1);
        assertThat(kernel.displayed.get(0).hasDataForType(VEGA_LITE)).isTrue();
    }

    @Test
    void aPictureHasAWidthOfItsOwnAndItsNumbersFoldedAway() {
        Picture picture = Pictures.effect(RESULT.path(inEducation()), ENGLISH);

        DisplayData shown = kernel.getRenderer().render(picture);

        DisplayData drawn = kernel.displayed.get(0);
        assertThat((Map<?, ?>) drawn.getData(VEGA_LITE)).extracting("width").isEqualTo(640);
        assertThat((String) drawn.getData(MIMEType.TEXT_PLAIN)).contains(picture.description());
        assertThat((String) shown.getData(MIMEType.TEXT_HTML))
                .contains(picture.table().toHtml(), "<details>");
    }

    @Test
    void aReportIsThePageThatItIs() {
        Report report = Report.titled("<Ungeindsatsen>", DANISH)
                .answer("Flere er i job.")
                .build();

        assertThat((String) kernel.getRenderer().render(report).getData(MIMEType.TEXT_HTML))
                .startsWith("<iframe srcdoc=\"&lt;!DOCTYPE html&gt;")
                .doesNotContain("<h1>");
        assertThat(kernel.displayed).isEmpty();
    }

    @Test
    void whatIsNotEffektsIsShownAsBefore() {
        DisplayData shown = kernel.getRenderer().render(List.of(1, 2));

        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo("[1, 2]");
        assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
        assertThat(kernel.displayed).isEmpty();
    }

    /** Shows, and evaluates nothing. */
    private static final class Kernel extends BaseKernel {

        private final List<DisplayData> displayed = new ArrayList<>();

        Kernel() {
            super(
                    "test",
                    "1",
                    null,
                    List.of(),
                    null,
                    new JupyterIO(UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    null,
                    true,
                    new StringStyler.Builder().build());
        }

        @Override
        public void display(DisplayData data) {
            displayed.add(data);
        }

        @Override
        public Object evalRaw(String source) {
            return source;
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extraDetail) {
            return DisplayData.EMPTY;
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            return new ReplacementOptions(List.of(), at, at);
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_YES;
        }
    }
}
