package dk.effekt.report.internal.notebook;

import dk.effekt.report.Report;
import dk.effekt.report.View;
import dk.effekt.report.internal.Html;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.Picture;
import java.util.Optional;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Shows effekt's results in a notebook: the picture, which JupyterLab draws by itself and without a network; under it the table, and
 * the text for all that shows no HTML. A report is shown as the page that it is.
 */
public final class NotebookExtension implements Extension {

    /** Of Vega-Lite 5, which JupyterLab, Notebook 7 and VS Code draw. */
    static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    private static final String REPORT_HEIGHT = "900";

    /** For {@link java.util.ServiceLoader}. */
    public NotebookExtension() {}

    /** Has the kernel show what is effekt's, by this class; all else as it did. */
    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Object.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((result, context) -> {
                    View view = View.of(result);
                    if (view.isOfEffekt()) {
                        picture(view).ifPresent(picture -> kernel.display(drawn(picture)));
                        DisplayData out = context.getOutputContainer();
                        out.putText(view.text());
                        context.renderIfRequested(MIMEType.TEXT_HTML, () -> html(result, view));
                    }
                });
    }

    /** None where the result has one that cannot be drawn of these data. */
    private static Optional<Picture> picture(View view) {
        try {
            return view.picture();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DisplayData drawn(Picture picture) {
        DisplayData data = new DisplayData(picture.title() + "\n" + picture.description());
        data.putData(VEGA_LITE, Specification.of(picture));
        return data;
    }

    private static String html(Object result, View view) {
        if (result instanceof Report report) {
            return Html.empty()
                    .open("iframe", "srcdoc", report.toHtml(), "width", "100%", "height", REPORT_HEIGHT)
                    .close("iframe")
                    .toString();
        }
        if (result instanceof DataTable table) {
            return table.toHtml();
        }
        String text = view.text().stripTrailing();
        return picture(view)
                .filter(picture -> !text.contains("\n"))
                .map(NotebookExtension::numbers)
                .orElseGet(() -> Html.empty().element("pre", text).toString());
    }

    /** What stands under a picture whose result has no table of its own. */
    private static String numbers(Picture picture) {
        return Html.empty()
                .element("p", picture.description())
                .open("details")
                .element("summary", picture.language().either("The numbers", "Tallene bag"))
                .raw(picture.table().toHtml())
                .close("details")
                .toString();
    }
}
