package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Java source that gives a target its options once more. */
final class OptionsSource {
    private OptionsSource() {}

    /** A call of {@code with} behind a target; empty without options. */
    static String of(DialOptions options) {
        return options.isNone() ? "" : ".with(DialOptions.NONE" + calls(options) + ')';
    }

    private static String calls(DialOptions options) {
        StringBuilder calls = new StringBuilder();
        OutboundCallerId callerId = options.callerId();
        if (callerId != null) {
            calls.append(".withCallerId(new OutboundCallerId(")
                    .append(JavaLiteral.of(callerId.number()))
                    .append(", ")
                    .append(JavaLiteral.of(callerId.name()))
                    .append(", OutboundCallerId.Presentation.")
                    .append(callerId.presentation().name())
                    .append("))");
        }
        options.headers().forEach((name, value) -> calls.append(call("Header", name, value)));
        options.copiedHeaders().forEach(name -> calls.append(call("CopiedHeader", name)));
        String account = options.account();
        if (account != null) {
            calls.append(call("Account", account));
        }
        if (!options.codecs().isEmpty()) {
            calls.append(call("Codecs", options.codecs().toArray(String[]::new)));
        }
        options.variables().forEach((name, value) -> calls.append(call("Variable", name, value)));
        return calls.toString();
    }

    private static String call(String what, String... texts) {
        return Arrays.stream(texts).map(JavaLiteral::of).collect(Collectors.joining(", ", ".with" + what + '(', ")"));
    }
}
