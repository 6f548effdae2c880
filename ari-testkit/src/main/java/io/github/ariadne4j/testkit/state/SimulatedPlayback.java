package io.github.ariadne4j.testkit.state;

import java.util.ArrayList;
import java.util.List;

/** A list of media that is played one after the other; read and written under the loop's lock only. */
public final class SimulatedPlayback {
    /** Its unique id. */
    public final String id;
    /** The channel or the bridge that it plays to. */
    public final MediaTarget target;

    final List<String> media;
    final String language;
    /** Requests that the thread of the channel executes after this playback. */
    public final List<Runnable> behind = new ArrayList<>();

    private String state = "queued";
    private int index;
    private int turn;

    /** A queued playback; copies the media. */
    public SimulatedPlayback(String id, MediaTarget target, List<String> media, String language) {
        this.id = id;
        this.target = target;
        this.media = List.copyOf(media);
        this.language = language;
    }

    /** Its state in Asterisk's events. */
    public String state() {
        return state;
    }

    /** Whether it has not begun. */
    public boolean isQueued() {
        return state.equals("queued");
    }

    /** Changes its state. */
    public void enter(String next) {
        state = next;
    }

    /** Begins another stretch of playing, and returns its number; a timer of an earlier stretch has no effect. */
    public int nextTurn() {
        return ++turn;
    }

    /** The number of the current stretch of playing. */
    public int turn() {
        return turn;
    }

    /** Goes on to the next media. */
    public void advance() {
        index++;
    }

    /** The URI of the media after the current one, which is not the last. */
    String following() {
        return media.get(index + 1);
    }

    /** The URI of the current media. */
    public String current() {
        return media.get(index);
    }

    /** Whether its media are numbers, digits or characters, which Asterisk cannot stop. */
    public boolean isSpoken() {
        return isSpoken(current());
    }

    /** Whether it accepts a request to stop: not before the first media that can be stopped. */
    public boolean isControllable() {
        return isQueued() || !media.subList(0, index + 1).stream().allMatch(SimulatedPlayback::isSpoken);
    }

    private static boolean isSpoken(String uri) {
        return uri.startsWith("digits:") || uri.startsWith("number:") || uri.startsWith("characters:");
    }

    /** Whether the current media is the last one. */
    public boolean isLast() {
        return index == media.size() - 1;
    }
}
