package io.github.ariadne4j.testkit.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversion of SIP responses into Q.850 causes and back, as in Asterisk's PJSIP driver ({@code hangup_cause2sip}). */
public final class SipCauses {
    /** The Q.850 cause of a busy party. */
    public static final int BUSY = 17;
    /** The Q.850 cause of a call that another party answered. */
    public static final int ANSWERED_ELSEWHERE = 26;
    /** The response to an unanswered caller for every cause without a SIP code of its own. */
    public static final int DECLINE = 603;

    private static final Map<Integer, Integer> CAUSE_OF = causes();
    private static final Map<Integer, Integer> STATUS_OF = statuses();
    private static final Map<Integer, String> TEXTS = texts();
    private static final Map<String, Integer> REASONS = reasons();

    private SipCauses() {}

    /** The Q.850 cause of a final SIP response. */
    public static int causeOf(int sipStatus) {
        Integer known = CAUSE_OF.get(sipStatus);
        if (known != null) {
            return known;
        }
        boolean serverFailure = sipStatus >= 500 && sipStatus < 600;
        return serverFailure ? 34 : sipStatus >= 400 ? 127 : 16;
    }

    /** The dial status of a failed origination. */
    public static String dialStatusOf(int cause) {
        return switch (cause) {
            case 17 -> "BUSY";
            case 18, 19 -> "NOANSWER";
            case 1, 3, 20, 22, 27 -> "CHANUNAVAIL";
            default -> "CONGESTION";
        };
    }

    /** The SIP code of a cause; null: none, so 603. */
    public static @Nullable Integer statusOf(int cause) {
        return STATUS_OF.get(cause);
    }

    static String textOf(int cause) {
        return TEXTS.getOrDefault(cause, "Unknown");
    }

    /** The cause of a hangup request's {@code reason}; null if there is no such reason. */
    public static @Nullable Integer causeOfReason(String reason) {
        return REASONS.get(reason);
    }

    private static Map<Integer, Integer> causes() {
        Map<Integer, Integer> map = new HashMap<>();
        put(map, 21, 401, 403, 407, 603);
        put(map, 1, 404, 485, 604);
        put(map, 17, 486, 600);
        put(map, 19, 480, 483);
        put(map, 58, 488, 606);
        map.putAll(Map.of(302, 23, 408, 18, 409, 41, 410, 22, 420, 3, 484, 28, 500, 38, 501, 29, 502, 27, 503, 34));
        map.putAll(Map.of(504, 102, 505, 127));
        return map;
    }

    private static Map<Integer, Integer> statuses() {
        Map<Integer, Integer> map = new HashMap<>();
        put(map, 404, 1, 2, 3);
        put(map, 480, 19, 20, 31);
        put(map, 503, 34, 42, 66);
        put(map, 500, 38, 127);
        map.putAll(Map.of(17, 486, 18, 408, 21, 403, 22, 410, 23, 302, 27, 502, 28, 484, 29, 501, 58, 488));
        return map;
    }

    private static void put(Map<Integer, Integer> map, int value, int... keys) {
        for (int key : keys) {
            map.put(key, value);
        }
    }

    private static Map<Integer, String> texts() {
        Map<Integer, String> map = new HashMap<>();
        map.put(1, "Unallocated (unassigned) number");
        map.put(2, "No route to specified transit network");
        map.put(3, "No route to destination");
        map.put(16, "Normal Clearing");
        map.put(17, "User busy");
        map.put(18, "No user responding");
        map.put(19, "User alerting, no answer");
        map.put(20, "Subscriber absent");
        map.put(21, "Call Rejected");
        map.put(22, "Number changed");
        map.put(23, "Redirected to new destination");
        map.put(26, "Answered elsewhere");
        map.put(27, "Destination out of order");
        map.put(28, "Invalid number format");
        map.put(29, "Facility rejected");
        map.put(31, "Normal, unspecified");
        map.put(34, "Circuit/channel congestion");
        map.put(38, "Network out of order");
        map.put(41, "Temporary failure");
        map.put(42, "Switching equipment congestion");
        map.put(44, "Requested channel not available");
        map.put(58, "Bearer capability not available");
        map.put(66, "Channel not implemented");
        map.put(102, "Recover on timer expiry");
        map.put(127, "Interworking, unspecified");
        return map;
    }

    private static Map<String, Integer> reasons() {
        Map<String, Integer> map = new HashMap<>();
        map.put("normal", 16);
        map.put("busy", 17);
        map.put("congestion", 34);
        map.put("no_answer", 19);
        map.put("timeout", 18);
        map.put("rejected", 21);
        map.put("unallocated", 1);
        map.put("normal_unspecified", 31);
        map.put("number_incomplete", 28);
        map.put("codec_mismatch", 58);
        map.put("interworking", 127);
        map.put("failure", 38);
        map.put("answered_elsewhere", 26);
        return map;
    }
}
