package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record without what differs from one run to the next: ids, channels and times.
 *
 * @param caller the caller's number
 * @param hungUpBy the party that ended the call; null if no event told of the end, since no application was running
 * @param legs each with its role, its target, whether it was answered, and how it replaced another
 * @param custom fields; ids of calls in them are replaced by the positions of the calls, and names of recordings by their labels
 */
record RecordedCall(
        CallDirection direction,
        String caller,
        Disposition disposition,
        String cause,
        @Nullable Party hungUpBy,
        List<String> legs,
        Map<String, String> custom) {
    /** The name of a recording, without its label: of the id of its call, or of the opening of its room, and of numbers that differ after a restart. */
    private static final Pattern RECORDING =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-[0-9]{1,9}){1,2}");

    /** These records, in an order that is the same for each run. */
    static List<RecordedCall> of(List<CallDetailRecord> cdrs) {
        Map<CallId, String> names = new LinkedHashMap<>();
        cdrs.stream()
                .sorted(Comparator.comparing(cdr -> cdr.timeline().started()))
                .forEach(cdr -> names.put(cdr.callId(), "call-" + names.size()));
        return cdrs.stream()
                .map(cdr -> of(cdr, names))
                .sorted(Comparator.comparing(RecordedCall::direction).thenComparing(RecordedCall::caller))
                .toList();
    }

    private static RecordedCall of(CallDetailRecord cdr, Map<CallId, String> names) {
        Map<String, String> custom = new TreeMap<>(cdr.custom());
        custom.replaceAll((key, value) -> {
            String named = RECORDING.matcher(value).replaceAll("recording");
            for (Map.Entry<CallId, String> name : names.entrySet()) {
                named = named.replace(name.getKey().toString(), name.getValue());
            }
            return named;
        });
        return new RecordedCall(
                cdr.direction(),
                cdr.parties().caller(),
                cdr.disposition(),
                String.valueOf(cdr.end().cause()),
                cdr.end().source() == EndSource.EVENT ? cdr.end().by() : null,
                cdr.legs().stream().map(RecordedCall::text).toList(),
                custom);
    }

    /** Whether it is the same, or differs in an end that no event told of only: its cause is unknown then. */
    boolean isAs(RecordedCall other) {
        return equals(new RecordedCall(
                other.direction,
                other.caller,
                other.disposition,
                hungUpBy == null ? cause : other.cause,
                hungUpBy == null ? null : other.hungUpBy,
                other.legs,
                other.custom));
    }

    private static String text(CdrLeg leg) {
        String answered = leg.times().answered() == null ? "not answered" : "answered";
        String transferred =
                leg.transfer() == null ? "" : ", transferred " + leg.transfer().kind();
        return leg.roleName() + " " + leg.target() + " " + answered + transferred;
    }
}
