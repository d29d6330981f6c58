package dev.nattvakt.mcp.feature;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.nattvakt.tool.Catalogue;

import static org.assertj.core.api.Assertions.assertThat;

class PromptsTest {

    @Test
    void promptWithoutItsToolIsLeftOut() {
        Prompts prompts = new Prompts(new Catalogue(List.of(), true, false));

        assertThat(prompts.list()).isEmpty();
        assertThat(prompts.find("protect-server")).isEmpty();
    }
}
