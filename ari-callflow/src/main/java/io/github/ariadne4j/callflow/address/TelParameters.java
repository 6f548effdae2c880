package io.github.ariadne4j.callflow.address;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters behind a number, {@code name} or {@code name=value} with {@code ;} between them, as RFC 3966 has them. */
final class TelParameters {
    private static final Pattern PARAMETER =
            Pattern.compile("(?<name>[0-9A-Za-z-]+)(?:=(?<value>[0-9A-Za-z\\[\\]/:&+$_.!~*'()%-]*))?");

    private TelParameters() {}

    /** By name in lower case; a value may be empty, as may the last parameter: Asterisk may have cut it off. */
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
                    "a parameter of a dialled number reads ;name or ;name=value, and one of this number does not");
        }
        String name = parameter.group("name").toLowerCase(Locale.ROOT);
        String value = parameter.group("value");
        if (name.startsWith("m-")) {
            throw new IllegalArgumentException(
                    "a dialled number has a mandatory parameter (;m-…) that is not understood");
        }
        if (parameters.putIfAbsent(name, value == null ? "" : value) != null) {
            throw new IllegalArgumentException("a dialled number has the same parameter twice");
        }
    }
}
