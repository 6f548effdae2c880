package io.github.ariadne4j.testkit.model;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long media lasts, 100 ms each unless told otherwise, and what is not there. A tone, for example {@code tone:ring}, lasts
 * until it is stopped unless it was given a length of its own. May be used from any thread.
 */
public final class Sounds {
    private static final String TONE = "tone:";
    private static final Duration USUAL = Duration.ofMillis(100);

    private final Map<String, Duration> lengths = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private volatile Duration otherwise = USUAL;

    /** Starts with all media equally long. */
    public Sounds() {}

    /** Says how long one media URI lasts, for example {@code sound:welcome}. */
    public Sounds on(String media, Duration length) {
        lengths.put(media, length);
        return this;
    }

    /**
     * Says that there is no such file. The request for it succeeds; then the playback fails, unless more is to be played: that is gone
     * on with.
     */
    public Sounds missing(String media) {
        missing.add(media);
        return this;
    }

    /** Says how long all other media last; tones excepted. */
    public Sounds otherwise(Duration length) {
        otherwise = length;
        return this;
    }

    /** Forgets what was said. */
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
