package io.github.ariadne4j.testkit.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.HeardMedia.State;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedPlayback;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.time.AsteriskLoop;

/**
 * Runs a playback: it starts a moment after its request, behind earlier playbacks of the same channel or bridge, plays its media one
 * after the other, and ends.
 */
public final class Playing {
    private static final String RECORDING = "recording:";

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Sounds sounds;

    /** The sounds determine how long each media plays. */
    public Playing(AsteriskLoop loop, Inventory inventory, EventPublisher events, Sounds sounds) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.sounds = sounds;
    }

    /** Queues a playback; the response shows its state at that moment, {@code queued}. */
    public ObjectNode queue(SimulatedPlayback playback) {
        inventory.playbacks.put(playback.id, playback);
        playback.target.playbacks().add(playback);
        playback.target.whenItEnds(() -> finish(playback, "failed", State.STOPPED));
        if (playback.target instanceof SimulatedChannel channel && channel.recording != null) {
            channel.recording.behind.add(() -> startSoon(playback));
        } else {
            startSoon(playback);
        }
        return Snapshots.of(playback);
    }

    /** Stops the sound without an event; refused with 409 unless it plays. */
    public void pause(SimulatedPlayback playback) {
        requireState(playback, "playing");
        playback.enter("paused");
        playback.nextTurn();
    }

    /** Plays the current media from its beginning; refused with 409 unless it is paused. */
    public void resume(SimulatedPlayback playback) {
        requireState(playback, "paused");
        playback.enter("playing");
        run(playback);
    }

    /** Winds back to the start of the current media, or forward to its end. */
    public void wind(SimulatedPlayback playback, String operation) {
        requireState(playback, "playing");
        if (operation.equals("forward")) {
            next(playback, playback.turn());
        } else {
            run(playback);
        }
    }

    /** Ends a playback; numbers, digits and characters that play continue. */
    public void stop(SimulatedPlayback playback) {
        if (playback.isQueued() || !playback.isSpoken()) {
            finish(playback, "done", State.STOPPED);
        }
    }

    private static void ends(SimulatedPlayback playback, State heard) {
        playback.target.hearers().forEach(hearer -> hearer.ends(playback.target, heard));
    }

    private void finish(SimulatedPlayback playback, String state, State heard) {
        if (inventory.playbacks.remove(playback.id, playback)) {
            if (!playback.isQueued()) {
                ends(playback, heard);
            }
            playback.enter(state);
            playback.target.playbacks().remove(playback);
            playback.target.tell(events, Events.playback("PlaybackFinished", playback));
            goOnAfter(playback);
        }
    }

    /** Asterisk sends no event of this end. */
    private void dropWithoutEnd(SimulatedPlayback playback) {
        inventory.playbacks.remove(playback.id, playback);
        playback.target.playbacks().remove(playback);
        goOnAfter(playback);
    }

    private void goOnAfter(SimulatedPlayback playback) {
        goOnBehind(playback);
        SimulatedPlayback next = playback.target.playbacks().peek();
        if (next != null) {
            startSoon(next);
        }
    }

    private void goOnBehind(SimulatedPlayback playback) {
        boolean last = playback.target instanceof SimulatedChannel channel && channel.finishing;
        for (Runnable request : playback.behind) {
            if (last) {
                request.run();
            } else {
                loop.later(AsteriskLoop.tick(), request);
            }
        }
    }

    private void startSoon(SimulatedPlayback playback) {
        loop.later(AsteriskLoop.tick(), () -> start(playback));
    }

    private void start(SimulatedPlayback playback) {
        boolean waits = playback.isQueued() && playback.target.playbacks().peek() == playback;
        if (waits && isLive(playback)) {
            begin(playback);
        }
    }

    private void begin(SimulatedPlayback playback) {
        playback.enter("playing");
        playback.target.tell(events, Events.playback("PlaybackStarted", playback));
        playback.target.hearers().forEach(hearer -> hearer.begins(playback.target, playback.current()));
        if (isNoRecording(playback.current())) {
            passOver(playback);
        } else {
            run(playback);
        }
    }

    private boolean isNoRecording(String media) {
        return media.startsWith(RECORDING) && !inventory.stored.containsKey(media.substring(RECORDING.length()));
    }

    /** Asterisk skips a recording that does not exist, without an event. */
    private void passOver(SimulatedPlayback playback) {
        ends(playback, State.MISSING);
        if (playback.isLast()) {
            dropWithoutEnd(playback);
        } else {
            playback.advance();
            begin(playback);
        }
    }

    private void run(SimulatedPlayback playback) {
        int turn = playback.nextTurn();
        if (!sounds.isEndless(playback.current())) {
            loop.later(sounds.lengthOf(playback.current()), () -> next(playback, turn));
        }
    }

    private void next(SimulatedPlayback playback, int turn) {
        if (!isLive(playback) || playback.turn() != turn) {
            return;
        }
        boolean missing = sounds.isMissing(playback.current());
        State heard = missing ? State.MISSING : State.ENDED;
        if (playback.isLast()) {
            finish(playback, missing ? "failed" : "done", heard);
        } else {
            ends(playback, heard);
            playback.enter("continuing");
            playback.target.tell(events, Events.playback("PlaybackContinuing", playback));
            playback.advance();
            begin(playback);
        }
    }

    private boolean isLive(SimulatedPlayback playback) {
        return inventory.playbacks.get(playback.id) == playback;
    }

    private static void requireState(SimulatedPlayback playback, String state) {
        if (!playback.state().equals(state)) {
            throw RequestRefused.conflict("Playback is " + playback.state());
        }
    }
}
