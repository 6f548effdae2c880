package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The life of a playback: it starts a moment after it was asked for, behind what is played to the same channel or bridge, goes
 * through its media, and ends.
 */
final class Playing {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Sounds sounds;

    Playing(AsteriskLoop loop, Inventory inventory, EventPublisher events, Sounds sounds) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.sounds = sounds;
    }

    /** The answer shows it as it is now: queued. */
    ObjectNode queue(SimulatedPlayback playback) {
        inventory.playbacks.put(playback.id, playback);
        playback.target.playbacks().add(playback);
        playback.target.whenItEnds(() -> finish(playback, "failed"));
        startSoon(playback);
        return Snapshots.of(playback);
    }

    void pause(SimulatedPlayback playback) {
        requireState(playback, "playing");
        playback.state = "paused";
        playback.turn++;
    }

    void resume(SimulatedPlayback playback) {
        requireState(playback, "paused");
        playback.state = "playing";
        run(playback);
    }

    /** Back to the start of what is playing, or on to its end. */
    void wind(SimulatedPlayback playback, String operation) {
        requireState(playback, "playing");
        if (operation.equals("forward")) {
            next(playback, playback.turn);
        } else {
            run(playback);
        }
    }

    void finish(SimulatedPlayback playback, String state) {
        if (inventory.playbacks.remove(playback.id, playback)) {
            playback.state = state;
            playback.target.playbacks().remove(playback);
            playback.target.tell(events, Events.playback("PlaybackFinished", playback));
            goOnBehind(playback);
            SimulatedPlayback next = playback.target.playbacks().peek();
            if (next != null) {
                startSoon(next);
            }
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
        boolean waits =
                playback.state.equals("queued") && playback.target.playbacks().peek() == playback;
        if (waits && isLive(playback)) {
            playback.state = "playing";
            playback.target.tell(events, Events.playback("PlaybackStarted", playback));
            run(playback);
        }
    }

    private void run(SimulatedPlayback playback) {
        int turn = ++playback.turn;
        if (!sounds.isEndless(playback.current())) {
            loop.later(sounds.lengthOf(playback.current()), () -> next(playback, turn));
        }
    }

    private void next(SimulatedPlayback playback, int turn) {
        if (!isLive(playback) || playback.turn != turn) {
            return;
        }
        if (sounds.isMissing(playback.current())) {
            finish(playback, "failed");
        } else if (playback.isLast()) {
            finish(playback, "done");
        } else {
            playback.state = "continuing";
            playback.target.tell(events, Events.playback("PlaybackContinuing", playback));
            playback.index++;
            playback.state = "playing";
            run(playback);
        }
    }

    private boolean isLive(SimulatedPlayback playback) {
        return inventory.playbacks.get(playback.id) == playback;
    }

    private static void requireState(SimulatedPlayback playback, String state) {
        if (!playback.state.equals(state)) {
            throw RequestRefused.conflict("Playback is " + playback.state);
        }
    }
}
