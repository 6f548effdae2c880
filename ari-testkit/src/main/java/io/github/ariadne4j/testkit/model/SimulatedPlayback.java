package io.github.ariadne4j.testkit.model;

import java.util.ArrayList;
import java.util.List;

/** A list of media that is played one after the other; read and written under the loop's lock only. */
final class SimulatedPlayback {
    final String id;
    final MediaTarget target;
    final List<String> media;
    final String language;
    /** Requests that the thread of the channel executes after this playback. */
    final List<Runnable> behind = new ArrayList<>();

    String state = "queued";
    int index;
    /** The number of the current stretch of playing; a timer of an earlier stretch has no effect. */
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

    /** Whether its media are numbers, digits or characters, which Asterisk cannot stop. */
    boolean isSpoken() {
        return isSpoken(current());
    }

    /** Whether it accepts a request to stop: not before the first media that can be stopped. */
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
