package dev.nattvakt.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The one template, `templates/board.html`, whose expressions are checked when the server is
/// built. It escapes all that it is given.
@CheckedTemplate(basePath = "")
final class Templates {

    private Templates() {}

    static native TemplateInstance board(Page page);
}
