package io.github.ariadne4j.examples.b2bua.real.phone;

import io.github.ariadne4j.testkit.real.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What callers lived through.
 *
 * @param wentByTheScenario whether every call did
 * @param complaints what SIPp said if one did not
 * @param responses the responses to each INVITE, by call
 */
public record CallerResult(boolean wentByTheScenario, String complaints, Map<String, List<Integer>> responses) {
    private static final Pattern RESPONSE = Pattern.compile(
            "message received \\[[0-9]+\\] bytes[^\\n]*\\n\\s*SIP/2\\.0 ([1-6][0-9]{2}) (?:(?!\\n-----).)*",
            Pattern.DOTALL);
    private static final Pattern CALL_ID = Pattern.compile("(?im)^Call-ID: *(\\S+)");
    private static final Pattern TO_INVITE = Pattern.compile("(?im)^CSeq: *[0-9]+ INVITE");

    public static CallerResult read(Command sipp, Path messages) throws IOException {
        Map<String, List<Integer>> responses = new LinkedHashMap<>();
        Matcher response = RESPONSE.matcher(Files.readString(messages).replace("\r", ""));
        while (response.find()) {
            Matcher callId = CALL_ID.matcher(response.group());
            if (callId.find() && TO_INVITE.matcher(response.group()).find()) {
                responses
                        .computeIfAbsent(callId.group(1), call -> new ArrayList<>())
                        .add(Integer.parseInt(response.group(1)));
            }
        }
        return new CallerResult(sipp.status() == 0, sipp.output(), responses);
    }

    /** How the INVITE of each call was answered for good; a repetition counts once. */
    public List<Integer> finalStatuses() {
        return responses.values().stream()
                .map(all ->
                        all.stream().filter(status -> status >= 200).distinct().toList())
                .flatMap(List::stream)
                .toList();
    }

    /** Every response to an INVITE, of all calls. */
    public List<Integer> allStatuses() {
        return responses.values().stream().flatMap(List::stream).toList();
    }
}
