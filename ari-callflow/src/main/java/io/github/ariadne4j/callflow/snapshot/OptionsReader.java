package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.session.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options of all targets of one call, which {@link OptionsWriter} wrote. */
final class OptionsReader {
    private final List<DialOptions> options = new ArrayList<>(0);

    /** @param root the call */
    OptionsReader(JsonNode root) {
        root.path("options").forEach(node -> options.add(read(node)));
    }

    /** Those of a target. */
    DialOptions of(JsonNode target) {
        Integer number = JsonFields.number(target, "options");
        return number == null ? DialOptions.NONE : options.get(number);
    }

    private static DialOptions read(JsonNode node) {
        return new DialOptions(
                node.has("callerId") ? callerId(node.path("callerId")) : null,
                JsonFields.texts(node.path("headers")),
                texts(node.path("copiedHeaders")),
                account(node),
                texts(node.path("codecs")),
                JsonFields.texts(node.path("variables")));
    }

    private static OutboundCallerId callerId(JsonNode node) {
        return new OutboundCallerId(
                JsonFields.text(node, "number"),
                JsonFields.text(node, "name"),
                OutboundCallerId.Presentation.valueOf(JsonFields.text(node, "presentation")));
    }

    private static @Nullable String account(JsonNode node) {
        return node.has("account") ? node.path("account").asText() : null;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>(0);
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
