package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.session.JsonFields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the options of all targets of one call: equal ones once, after the targets, which have their number. */
final class OptionsWriter {
    private Map<DialOptions, Integer> numbers = Map.of();

    /** Writes the number of a target's options, if it has any, into its open object. */
    void number(JsonGenerator json, DialOptions options) throws IOException {
        if (options.isNone()) {
            return;
        }
        if (numbers.isEmpty()) {
            numbers = new LinkedHashMap<>();
        }
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(options, next);
        JsonFields.write(json, "options", known == null ? next : known);
    }

    /** Writes them into the open object of the call. */
    void write(JsonGenerator json) throws IOException {
        if (!numbers.isEmpty()) {
            json.writeArrayFieldStart("options");
            for (DialOptions options : numbers.keySet()) {
                write(json, options);
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, DialOptions options) throws IOException {
        json.writeStartObject();
        OutboundCallerId callerId = options.callerId();
        if (callerId != null) {
            json.writeObjectFieldStart("callerId");
            json.writeStringField("number", callerId.number());
            json.writeStringField("name", callerId.name());
            json.writeStringField("presentation", callerId.presentation().name());
            json.writeEndObject();
        }
        JsonFields.write(json, "headers", options.headers());
        texts(json, "copiedHeaders", options.copiedHeaders());
        String account = options.account();
        if (account != null) {
            json.writeStringField("account", account);
        }
        texts(json, "codecs", options.codecs());
        JsonFields.write(json, "variables", options.variables());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
