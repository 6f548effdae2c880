package io.github.ariadne4j.examples.b2bua;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.cdr.jdbc.query.CdrQuery;
import io.github.ariadne4j.cdr.jdbc.query.WrittenCdr;
import io.github.ariadne4j.examples.b2bua.config.CdrOptions;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.store.CdrDatabase;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints written CDRs. */
final class CdrCommand implements Command {
    private static final String ROW = "%-24s  %9s  %9s  %-11s  %5s  %-11s  %-36s  %s";
    private static final double MILLIS = 1e3;

    private final CdrOptions options;
    private final PrintStream out;

    CdrCommand(CdrOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public int run() {
        List<WrittenCdr> found =
                CdrDatabase.find(options.database(), new CdrQuery(options.since(), options.number(), options.limit()));
        if (options.json()) {
            found.forEach(cdr -> out.println(json(cdr)));
        } else {
            out.println(String.format(
                    ROW,
                    "began",
                    "seconds",
                    "billable",
                    "disposition",
                    "cause",
                    "ended by",
                    "call",
                    "caller -> dialled"));
            found.forEach(cdr -> out.println(row(cdr)));
        }
        out.flush();
        return Main.WELL;
    }

    private String row(WrittenCdr cdr) {
        return String.format(
                ROW,
                DisplayText.ofTime(cdr.times().started().toString()),
                cdr.times().duration().toMillis() / MILLIS,
                cdr.times().billable().toMillis() / MILLIS,
                cdr.outcome().disposition(),
                cdr.outcome().cause(),
                cdr.outcome().by(),
                cdr.call(),
                shown(cdr.caller()) + " -> " + shown(cdr.dialled()));
    }

    private ObjectNode json(WrittenCdr cdr) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("call", cdr.call().toString());
        object.put("direction", cdr.direction());
        object.put("caller", options.clear() ? cdr.caller() : DisplayText.ofNumber(cdr.caller()));
        object.put("dialled", options.clear() ? cdr.dialled() : DisplayText.ofNumber(cdr.dialled()));
        object.put("routed", routed(cdr));
        object.put("started", cdr.times().started().toString());
        object.put("answered", Objects.toString(cdr.times().answered(), null));
        object.put("ended", cdr.times().ended().toString());
        object.put("billable_seconds", cdr.times().billable().toMillis() / MILLIS);
        object.put("disposition", cdr.outcome().disposition());
        object.put("cause", cdr.outcome().cause());
        object.put("sip_status", cdr.outcome().sipStatus());
        object.put("ended_by", cdr.outcome().by());
        object.put("application", cdr.application());
        object.put("asterisk_id", cdr.asteriskId());
        return object;
    }

    /** The target contains a number as well, which is masked. */
    private @Nullable String routed(WrittenCdr cdr) {
        String routed = cdr.routed();
        return routed == null || options.clear() ? routed : DisplayText.ofNumber(routed);
    }

    private String shown(String number) {
        if (number.isEmpty()) {
            return "unknown";
        }
        return options.clear() ? DisplayText.of(number) : DisplayText.ofNumber(number);
    }
}
