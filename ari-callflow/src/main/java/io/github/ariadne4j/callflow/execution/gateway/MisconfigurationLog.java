package io.github.ariadne4j.callflow.execution.gateway;

import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of names that Asterisk cannot do anything with, which mostly are misspelt or missing in its configuration, and of flows that are missing in the
 * selector: once per name and minute, with the number of times since the last warning. Used on the loop.
 */
public final class MisconfigurationLog {
    private static final Logger LOG = LoggerFactory.getLogger(MisconfigurationLog.class);

    private static final long APART = Duration.ofMinutes(1).toNanos();

    /** A flow may make up names of media; the oldest are forgotten. */
    private static final int MOST_NAMES = 1_000;

    private final LongSupplier nanos;
    private final Map<String, Warned> byName = new LinkedHashMap<>();

    private static final class Warned {
        private long at;
        private int since;

        private Warned(long at) {
            this.at = at;
        }
    }

    /** @param nanos a clock that never jumps */
    public MisconfigurationLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A playback failed. */
    public void notPlayed(String media) {
        warn(media, "was not played: is there such a file, in a format that the channel takes?");
    }

    /** A text was not turned into sound; the reason holds nothing of it. */
    public void notSaid(String why) {
        warn("a text", "was not said: " + why);
    }

    /** A channel toward a target could not be created: {@code 500 Allocation failed}. Numbers of callers are not logged. */
    public void notDialled(DialTarget target) {
        String name = switch (target.technology()) {
            case PJSIP -> "endpoint PJSIP/" + target.peer();
            case SIP -> "peer SIP/" + target.peer();
            case LOCAL -> "context " + target.peer();
        };
        warn(
                name,
                target.technology() == DialTarget.Technology.LOCAL
                        ? "cannot be dialled: is it in the dialplan, with the extension?"
                        : "cannot be dialled: is it configured, and registered if it has to be?");
    }

    /** Asterisk did not return the contacts of an endpoint. */
    public void contactsUnknown(String endpoint, String why) {
        warn("contacts of PJSIP/" + endpoint, "are not known, so that one is dialled: " + why);
    }

    /** A contact was registered that may not be dialled; the reason holds nothing of it. */
    public void contactLeftOut(String endpoint, String why) {
        warn("telephones of PJSIP/" + endpoint, "do not all ring: " + why);
    }

    /** A caller's SIP header was not copied; the reason holds nothing of its value. */
    public void headerLeftOut(String header, String why) {
        warn("SIP header " + header, "of a caller is not copied: " + why);
    }

    /** A flow continues as one that the selector does not name. */
    public void flowNotNamed(String flow) {
        warn("flow " + flow, "continues calls and is not in flowNamed: a call would not go on in it after a crash");
    }

    private void warn(String name, String what) {
        long now = nanos.getAsLong();
        Warned before = byName.get(name);
        if (before == null) {
            forgetOldest();
            byName.put(name, new Warned(now));
            LOG.warn("{} {}", name, what);
        } else if (now - before.at >= APART) {
            LOG.warn("{} {} ({} times since the last warning)", name, what, before.since + 1);
            before.at = now;
            before.since = 0;
        } else {
            before.since++;
        }
    }

    private void forgetOldest() {
        if (byName.size() >= MOST_NAMES) {
            byName.remove(byName.keySet().iterator().next());
        }
    }
}
