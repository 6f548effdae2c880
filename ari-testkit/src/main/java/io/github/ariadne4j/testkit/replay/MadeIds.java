package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ids that the application made in a record. What several of them have in common, such as the id of the call,
 * is likely to stand alone somewhere: so the long parts of an id count, and the whole id only if it has none.
 */
final class MadeIds {
    private static final Set<String> PARAMETERS =
            Set.of("channelId", "otherChannelId", "bridgeId", "playbackId", "snoopId", "name");
    private static final Pattern IN_PATH = Pattern.compile(
            "/(?:channels|bridges)/(?!create$|externalMedia$)([^/]+)|/(?:channels|bridges)/[^/]+/(?:play|snoop)/([^/]+)");
    private static final Pattern SEPARATOR = Pattern.compile("[~/:]");
    private static final int LONG = 8;
    /** A counter, and which start of the application counted: the next start is another one. */
    private static final Pattern OF_A_START = Pattern.compile("[a-z]+\\d+\\.\\d+");

    private final Set<String> made = new LinkedHashSet<>();
    private final StringBuilder saidByAsterisk = new StringBuilder();

    private MadeIds() {}

    static Set<String> in(List<RecordedLine> lines) {
        MadeIds ids = new MadeIds();
        for (RecordedLine line : lines) {
            if (line instanceof RecordedLine.Event event) {
                ids.saidByAsterisk.append(event.frame()).append('\n');
            } else if (line instanceof RecordedLine.Request request) {
                ids.find(request);
            }
        }
        return ids.made;
    }

    private void find(RecordedLine.Request request) {
        if (!request.method().equals("POST")) {
            return;
        }
        Matcher path = IN_PATH.matcher(Parameters.decoded(request.path()));
        if (path.matches()) {
            add(path.group(1) == null ? path.group(2) : path.group(1));
        }
        Map<String, String> parameters = Parameters.of(request.query(), request.body());
        parameters.forEach((name, value) -> {
            if (PARAMETERS.contains(name)) {
                add(value);
            }
        });
    }

    private void add(String id) {
        boolean inParts = false;
        for (String part : SEPARATOR.split(id, -1)) {
            if (part.length() >= LONG) {
                inParts = true;
                addUnlessKnown(part);
            } else if (inParts && OF_A_START.matcher(part).matches()) {
                addUnlessKnown(part);
            }
        }
        if (!inParts) {
            addUnlessKnown(id);
        }
    }

    /** What Asterisk said before is Asterisk's, and will be said again. */
    private void addUnlessKnown(String id) {
        if (!id.isEmpty() && saidByAsterisk.indexOf(id) < 0) {
            made.add(id);
        }
    }
}
