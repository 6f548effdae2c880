package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.List;
import java.util.Map;

/**
 * Changes to calls that the application did not ask for: by Asterisk's console, or by another user of ARI. Each method returns when the
 * events are sent, and throws an {@link IllegalArgumentException} if the channel or the bridge does not exist. May be used from any
 * thread.
 */
public final class SimulatedConsole {
    private final SimulatedAsterisk asterisk;

    SimulatedConsole(SimulatedAsterisk asterisk) {
        this.asterisk = asterisk;
    }

    /** Sends a channel to a number in the dialplan, which leads into the same application again: {@code channel redirect}. */
    public void redirect(String channelId, String number) {
        act(() -> asterisk.channels().sendTo(channelId, number));
    }

    /** Takes a channel out of its bridge; the channel stays in its application: {@code bridge kick}. */
    public void takeOutOfBridge(String channelId) {
        act(() -> asterisk.bridges().kick(channelId));
    }

    /** Moves a channel into a bridge, out of the one that it is in. */
    public void putInto(String bridgeId, String channelId) {
        act(() -> asterisk.bridges().addChannels(bridgeId, List.of(channelId)));
    }

    /** Destroys a bridge; its members stay in their application. */
    public void destroyBridge(String bridgeId) {
        act(() -> asterisk.bridges().destroy(bridgeId));
    }

    /** Sets a variable of a channel: {@code dialplan set chanvar}. */
    public void setVariable(String channelId, String name, String value) {
        act(() -> asterisk.variables().setOnChannel(channelId, Map.of(name, value)));
    }

    /** Hangs up a channel with a Q.850 cause. */
    public void hangUp(String channelId, int cause) {
        act(() -> asterisk.channels().hangUp(channelId, cause));
    }

    private void act(Runnable command) {
        try {
            asterisk.loop().run(command);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
