package io.github.ariadne4j.testkit.model;

import java.util.ArrayList;
import java.util.List;

/** Media being played, one after the other; read and written under the loop's lock only. */
final class SimulatedPlayback {
    final String id;
    final MediaTarget target;
    final List<String> media;
    final String language;
    /** Requests that the thread of the channel carries out when it has played this. */
    final List<Runnable> behind = new ArrayList<>();

    String state = "queued";
    int index;
    /** Counts the pieces of time in which it played; a timer of an earlier piece comes too late. */
    int turn;

    SimulatedPlayback(String id, MediaTarget target, List<String> media, String language) {
        this.id = id;
        this.target = target;
        this.media = List.copyOf(media);
        this.language = language;
    }

    String current() {
        return media.get(index);
    }

    /** Asterisk says it in words, and cannot be stopped while it does. */
    boolean isSpoken() {
        return isSpoken(current());
    }

    /** Whether a request to stop it is taken: none is before the first media that is not spoken. */
    boolean isControllable() {
        return state.equals("queued") || !media.subList(0, index + 1).stream().allMatch(SimulatedPlayback::isSpoken);
    }

    private static boolean isSpoken(String uri) {
        return uri.startsWith("digits:") || uri.startsWith("number:") || uri.startsWith("characters:");
    }

    boolean isLast() {
        return index == media.size() - 1;
    }
}
