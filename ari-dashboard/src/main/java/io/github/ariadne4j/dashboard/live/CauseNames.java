package io.github.ariadne4j.dashboard.live;

import java.util.Map;

/** Names of Q.850 causes. */
final class CauseNames {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "unknown"),
            Map.entry(1, "unallocated number"),
            Map.entry(3, "no route to destination"),
            Map.entry(16, "normal call clearing"),
            Map.entry(17, "user busy"),
            Map.entry(18, "no user responding"),
            Map.entry(19, "no answer from user"),
            Map.entry(20, "subscriber absent"),
            Map.entry(21, "call rejected"),
            Map.entry(22, "number changed"),
            Map.entry(26, "answered elsewhere"),
            Map.entry(27, "destination out of order"),
            Map.entry(28, "invalid number format"),
            Map.entry(31, "normal, unspecified"),
            Map.entry(34, "no circuit available"),
            Map.entry(38, "network out of order"),
            Map.entry(41, "temporary failure"),
            Map.entry(42, "switching equipment congestion"),
            Map.entry(44, "requested channel not available"),
            Map.entry(47, "resource unavailable"),
            Map.entry(58, "bearer capability not available"),
            Map.entry(88, "incompatible destination"),
            Map.entry(102, "recovery on timer expiry"),
            Map.entry(127, "interworking"));

    private CauseNames() {}

    static String of(int cause) {
        return NAMES.getOrDefault(cause, "cause " + cause);
    }
}
