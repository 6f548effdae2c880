package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.OutboundCallerId.Presentation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options of a target, such as {@code ,callerid=+33123456789,header=X-Account:4711}. Used once. */
final class TargetOptions {
    /** The formats of the options. */
    static final String FORMS =
            "callerid=NUMBER, callername=NAME, presentation=WORD, header=NAME:VALUE, copy=NAME, account=CODE,"
                    + " codecs=CODEC+CODEC or variable=NAME:VALUE";

    private static final Set<String> REPEATED = Set.of("header", "copy", "variable");
    private static final Pattern PLUS = Pattern.compile("\\+");

    private final Set<String> given = new HashSet<>();
    private DialOptions options = DialOptions.NONE;
    private String number = "";
    private String name = "";
    private Presentation presentation = Presentation.ALLOWED;

    private TargetOptions() {}

    /**
     * @throws IllegalArgumentException if one is unknown, is given twice, or cannot be combined with the others; the message contains
     *     what to change
     */
    static DialOptions parse(List<String> texts) {
        TargetOptions all = new TargetOptions();
        for (String text : texts) {
            all.read(text);
        }
        return all.done();
    }

    private void read(String text) {
        int equals = text.indexOf('=');
        String option = equals < 0 ? text : text.substring(0, equals).strip();
        String value = QuotedText.unquoted(text.substring(equals + 1).strip());
        if (equals < 0 || !take(option, value)) {
            throw RouteOptions.unknown(text);
        }
        if (!given.add(option) && !REPEATED.contains(option)) {
            throw new IllegalArgumentException("option " + option + " is given twice");
        }
    }

    private boolean take(String option, String value) {
        try {
            switch (option) {
                case "callerid" -> number = value;
                case "callername" -> name = value;
                case "presentation" -> presentation = presentation(value);
                case "header" -> options = named(value, options::withHeader);
                case "copy" -> options = options.withCopiedHeader(value);
                case "account" -> options = options.withAccount(value);
                case "codecs" -> options = options.withCodecs(PLUS.split(value, -1));
                case "variable" -> options = named(value, options::withVariable);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + option + ": " + e.getMessage());
        }
    }

    private static DialOptions named(String text, BiFunction<String, String, DialOptions> with) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("it reads NAME:VALUE");
        }
        return with.apply(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static Presentation presentation(String word) {
        return Arrays.stream(Presentation.values())
                .filter(known -> known.value().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is one of "
                        + Arrays.stream(Presentation.values())
                                .map(Presentation::value)
                                .collect(Collectors.joining(", "))));
    }

    private DialOptions done() {
        boolean identified =
                given.stream().anyMatch(option -> option.startsWith("caller") || option.equals("presentation"));
        if (!identified) {
            return options;
        }
        try {
            return options.withCallerId(new OutboundCallerId(number, name, presentation));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("options callerid, callername and presentation: " + e.getMessage());
        }
    }
}
