package dev.nattvakt.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The template `templates/board.html`. Its expressions are checked at build time, and it escapes
/// all values.
@CheckedTemplate(basePath = "")
final class Templates {

    private Templates() {}

    static native TemplateInstance board(Page page);
}
