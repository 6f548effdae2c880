package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.state.Transfer;
import io.github.ariadne4j.testkit.time.AsteriskLoop;

/**
 * Executes the transfers that telephones request (SIP: REFER). If the channel is set so, the application is asked to execute them
 * instead, and its reports are passed on to the telephone.
 */
public final class Transfers {
    private static final String HANDLING = "PJSIP_TRANSFER_HANDLING()";
    private static final String BY_THE_APPLICATION = "ari-only";

    private final AsteriskLoop loop;
    private final LocalChannels locals;
    private final EventPublisher events;
    private final Dialplan dialplan;
    private final Replacements replacements;
    private final Bridging bridging;
    private final Hangups hangups;

    /** Blind transfers go through the dialplan, attended ones through Local channels. */
    public Transfers(
            AsteriskLoop loop,
            LocalChannels locals,
            EventPublisher events,
            Dialplan dialplan,
            Replacements replacements,
            Bridging bridging,
            Hangups hangups) {
        this.loop = loop;
        this.locals = locals;
        this.events = events;
        this.dialplan = dialplan;
        this.replacements = replacements;
        this.bridging = bridging;
        this.hangups = hangups;
    }

    /** Requests a transfer; has no effect if the telephone is not in a call. */
    void ask(Transfer transfer) {
        SimulatedChannel from = transfer.from();
        if (from.isUp() && !from.ending) {
            from.sip.referred(202);
            from.sip.referred(100);
            loop.later(AsteriskLoop.tick(), () -> begin(transfer));
        }
    }

    /** The report of the application; ignored without a transfer, or after its end. */
    public void report(SimulatedChannel channel, TransferProgress progress) {
        Transfer transfer = channel.transfer;
        if (transfer != null) {
            channel.sip.referred(progress.sipStatus());
            if (progress.isFinal()) {
                channel.transfer = null;
            }
            events.aboutChannel(channel, TransferEvents.left(transfer, progress.told()));
        }
    }

    private void begin(Transfer transfer) {
        SimulatedChannel from = transfer.from();
        SimulatedChannel second = transfer.second();
        if (from.ending) {
            return;
        }
        if (BY_THE_APPLICATION.equals(from.variables.get(HANDLING))) {
            from.transfer = transfer;
            events.aboutChannel(from, TransferEvents.left(transfer, ""));
        } else if (second == null) {
            blind(transfer);
        } else {
            attended(transfer, second);
        }
    }

    private void blind(Transfer transfer) {
        SimulatedChannel from = transfer.from();
        SimulatedBridge bridge = from.bridge;
        StasisApplication application = from.application;
        if (!dialplan.knows(transfer.exten())) {
            from.sip.referred(404);
        } else if (bridge == null || application == null) {
            from.sip.referred(400);
            events.aboutChannel(from, TransferEvents.blind(transfer, "Invalid", null));
        } else {
            LocalPair pair = locals.calling(transfer.exten());
            var event = TransferEvents.blind(transfer, "Success", pair.first());
            bridging.hold(from, false);
            pair.second().variables.put("BLINDTRANSFER", from.name);
            dialplan.take(pair.second(), transfer.exten(), application);
            replacements.swap(from, pair.first(), bridge, application);
            events.aboutBridge(bridge, from, event);
            from.sip.referred(200);
        }
    }

    /** Links the bridge of the first call with the second call: with its bridge, or with the application that controls it. */
    private void attended(Transfer transfer, SimulatedChannel second) {
        SimulatedChannel from = transfer.from();
        SimulatedBridge bridge = from.bridge;
        StasisApplication application = from.application;
        StasisApplication other = second.application;
        if (bridge == null || application == null || other == null || second.ending) {
            from.sip.referred(400);
            events.aboutChannel(from, TransferEvents.attendedInvalid(transfer, second));
            return;
        }
        LocalPair link = locals.linking();
        var event = TransferEvents.attended(transfer, second, link);
        bridging.hold(from, false);
        takeOver(second, link.second(), other);
        replacements.swap(from, link.first(), bridge, application);
        bridging.goUp(link.first());
        events.aboutBridge(bridge, from, event);
        from.sip.referred(200);
    }

    private void takeOver(SimulatedChannel second, SimulatedChannel half, StasisApplication application) {
        SimulatedBridge bridge = second.bridge;
        if (bridge == null) {
            replacements.masquerade(second, half, application, 0);
        } else {
            bridging.hold(second, false);
            replacements.swap(second, half, bridge, application);
            hangups.end(second, ChannelEnd.replaced());
        }
    }
}
