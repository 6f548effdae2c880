package io.github.ariadne4j.callflow.address;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a dialled number: {@code name} or {@code name=value}, separated by {@code ;} (RFC 3966). */
final class TelParameters {
    private static final Pattern PARAMETER =
            Pattern.compile("(?<name>[0-9A-Za-z-]+)(?:=(?<value>[0-9A-Za-z\\[\\]/:&+$_.!~*'()%-]*))?");

    private TelParameters() {}

    /**
     * Parses parameters; the names are in lower case. A value may be empty, as may the last parameter, which Asterisk may have
     * cut off.
     */
    static Map<String, String> parse(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] parts = text.split(";", -1);
        for (int part = 0; part < parts.length; part++) {
            boolean cutOff = parts[part].isEmpty() && part == parts.length - 1;
            if (!cutOff) {
                add(parts[part], parameters);
            }
        }
        return Map.copyOf(parameters);
    }

    private static void add(String text, Map<String, String> parameters) {
        Matcher parameter = PARAMETER.matcher(text);
        if (!parameter.matches()) {
            throw new IllegalArgumentException(
                    "a parameter of a dialled number must have the form ;name or ;name=value");
        }
        String name = parameter.group("name").toLowerCase(Locale.ROOT);
        String value = parameter.group("value");
        if (name.startsWith("m-")) {
            throw new IllegalArgumentException(
                    "a dialled number has a mandatory parameter (;m-…) that is not supported");
        }
        if (parameters.putIfAbsent(name, value == null ? "" : value) != null) {
            throw new IllegalArgumentException("a dialled number has the same parameter twice");
        }
    }
}
