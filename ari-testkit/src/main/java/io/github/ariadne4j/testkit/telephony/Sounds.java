package io.github.ariadne4j.testkit.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lengths of media, 100 ms by default, and the sounds that do not exist. A tone, for example {@code tone:ring}, lasts until it is
 * stopped unless a length is set for it. May be used from any thread.
 */
public final class Sounds {
    private static final String TONE = "tone:";
    private static final Duration USUAL = Duration.ofMillis(100);

    private final Map<String, Duration> lengths = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private volatile Duration otherwise = USUAL;

    /** Starts with all media equally long. */
    public Sounds() {}

    /** Sets the length of one media URI, for example {@code sound:welcome}. */
    public Sounds on(String media, Duration length) {
        lengths.put(media, length);
        return this;
    }

    /**
     * Removes a sound file. A playback of it is accepted and then fails; if more media follow in the same playback, it continues with
     * those.
     */
    public Sounds missing(String media) {
        missing.add(media);
        return this;
    }

    /** Sets the length of all other media but tones. */
    public Sounds otherwise(Duration length) {
        otherwise = length;
        return this;
    }

    /** Restores the defaults. */
    public void clear() {
        lengths.clear();
        missing.clear();
        otherwise = USUAL;
    }

    boolean isMissing(String media) {
        return missing.contains(media);
    }

    boolean isEndless(String media) {
        return media.startsWith(TONE) && !isMissing(media) && !lengths.containsKey(media);
    }

    Duration lengthOf(String media) {
        return isMissing(media) ? Duration.ZERO : lengths.getOrDefault(media, otherwise);
    }
}
