package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The REST operations that create channels without a telephone: snoop and external media. They are up at once. Under the loop's lock
 * only.
 */
public final class SpawnCommands {
    private static final Set<String> DIRECTIONS = Set.of("none", "both", "in", "out");

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final Stasis stasis;
    private final Hangups hangups;

    SpawnCommands(AsteriskLoop loop, Inventory inventory, Stasis stasis, Hangups hangups) {
        this.loop = loop;
        this.inventory = inventory;
        this.stasis = stasis;
        this.hangups = hangups;
    }

    /** Creates a channel that listens or whispers to another one, and ends with it. */
    public ObjectNode snoop(String id, String spy, String whisper, String app, String appArgs, String snoopId) {
        SimulatedChannel target = inventory.channel(id);
        String listens = spy.isEmpty() ? "none" : spy;
        String whispers = whisper.isEmpty() ? "none" : whisper;
        if (app.isEmpty() || !DIRECTIONS.contains(listens) || !DIRECTIONS.contains(whispers)) {
            throw RequestRefused.badRequest("Invalid parameters");
        }
        if (listens.equals("none") && whispers.equals("none")) {
            throw RequestRefused.badRequest("Direction must be specified for at least spy or whisper");
        }
        if (inventory.knowsId(snoopId)) {
            throw RequestRefused.failed("Snoop channel could not be created");
        }
        SimulatedChannel snoop = spawn("Snoop/" + target.id, snoopId, app, appArgs);
        target.whenItEnds(() -> hangups.endSilently(snoop));
        return Snapshots.of(snoop);
    }

    /** Creates a channel that exchanges media with a host given by the application. */
    public ObjectNode externalMedia(String channelId, String app, String host, String format, String encapsulation) {
        if (app.isEmpty() || format.isEmpty()) {
            throw RequestRefused.badRequest(app.isEmpty() ? "Application must be specified" : "format is required");
        }
        if (host.isEmpty() && !encapsulation.equals("none")) {
            throw RequestRefused.badRequest("external_host is required");
        }
        String technology = encapsulation.equals("audiosocket") ? "AudioSocket/" : "UnicastRTP/";
        return Snapshots.of(spawn(technology + host, channelId, app, ""));
    }

    private SimulatedChannel spawn(String name, String channelId, String app, String appArgs) {
        if (!channelId.isEmpty() && inventory.knowsId(channelId)) {
            throw RequestRefused.conflict("Channel with given unique ID already exists");
        }
        long number = inventory.nextNumber();
        SimulatedChannel channel = new SimulatedChannel(
                channelId.isEmpty() ? "sim." + number : channelId,
                String.format(Locale.ROOT, "%s-%08x", name, number),
                "s",
                loop.timers().now(),
                ChannelState.UP,
                "",
                CalleeScript.silent());
        channel.dialled = true;
        inventory.add(channel);
        List<String> args = Stasis.argsOf(appArgs);
        loop.later(AsteriskLoop.tick(), () -> enter(channel, app, args));
        return channel;
    }

    private void enter(SimulatedChannel channel, String app, List<String> args) {
        StasisApplication application = inventory.applications.get(app);
        if (application == null || !application.isActive()) {
            channel.ending = true;
            channel.gone = true;
            inventory.remove(channel);
        } else if (!channel.ending) {
            stasis.enterFromDialplan(channel, application, args);
        }
    }
}
