package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ids that the application created in a record. A part that several of them share, such as the id of the call, often appears
 * alone elsewhere. So the long parts of an id are used, and the whole id only if it has none.
 */
final class CreatedIds {
    private static final Set<String> PARAMETERS =
            Set.of("channelId", "otherChannelId", "bridgeId", "playbackId", "snoopId", "name");
    private static final Pattern IN_PATH = Pattern.compile(
            "/(?:channels|bridges)/(?!create$|externalMedia$)([^/]+)|/(?:channels|bridges)/[^/]+/(?:play|snoop)/([^/]+)");
    private static final Pattern SEPARATOR = Pattern.compile("[~/:]");
    private static final int LONG = 8;
    /** A counter with a prefix for the start of the application; both differ in the next start. */
    private static final Pattern OF_A_START = Pattern.compile("[a-z]+\\d+\\.\\d+");

    private final Set<String> made = new LinkedHashSet<>();
    private final StringBuilder saidByAsterisk = new StringBuilder();

    private CreatedIds() {}

    static Set<String> in(List<RecordedLine> lines) {
        CreatedIds ids = new CreatedIds();
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

    /** A text that Asterisk sent first is an id of Asterisk, and the same in the replay. */
    private void addUnlessKnown(String id) {
        if (!id.isEmpty() && saidByAsterisk.indexOf(id) < 0) {
            made.add(id);
        }
    }
}
