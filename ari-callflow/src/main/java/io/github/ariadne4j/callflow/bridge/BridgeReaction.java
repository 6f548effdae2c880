package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.CreatePhase;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The reaction of a bridge that is not destroyed to each event. */
final class BridgeReaction {
    /** A leg that ends leaves its bridge a few milliseconds before the event of its end. */
    private static final Duration SETTLES = Duration.ofMillis(500);

    private final BridgeStep step;
    private final BridgeTeardown teardown;
    private final BridgeJoins joins;
    private final BridgeRemovals removals;

    BridgeReaction(BridgeStep step) {
        this.step = step;
        this.teardown = new BridgeTeardown(step);
        this.joins = new BridgeJoins(step);
        this.removals = new BridgeRemovals(step, joins);
    }

    void on(BridgeEvent.CreatedSeen event) {
        exists();
    }

    private void exists() {
        if (step.state().create() == CreatePhase.DONE) {
            return;
        }
        step.become(step.state().with(CreatePhase.DONE).changedAt(step.at()));
        ready();
        teardown.existenceShown();
    }

    private void ready() {
        if (step.state().phase() == BridgePhase.REQUESTED) {
            step.become(step.state().with(BridgePhase.READY).changedAt(step.at()));
            joins.joinWaiting();
        }
    }

    void on(BridgeEvent.CreateFailed event) {
        CreatePhase create = step.state().create();
        if (!create.isUnderWay()) {
            return;
        }
        if (event.failure() == CommandFailure.CONFLICT) {
            exists();
        } else if (create.isInDoubtAfter(event.failure())) {
            createInDoubt(create);
        } else {
            teardown.notCreated(event.failure());
        }
    }

    /**
     * Creates the bridge again at once, with the same id: Asterisk refuses a second one. After that, the next command shows
     * whether it exists.
     */
    private void createInDoubt(CreatePhase create) {
        if (!step.isWanted()) {
            step.become(step.state().with(create.afterDoubt()));
            teardown.createInDoubt();
        } else if (create == CreatePhase.SENT) {
            step.become(step.state().with(CreatePhase.REPEATED));
            step.send(new BridgeCommand.Create(step.state().key()));
        } else {
            step.become(step.state().with(CreatePhase.UNCLEAR));
            ready();
        }
    }

    /** Registers the member first, so that it is not added again as soon as the bridge is known to exist. */
    void on(BridgeEvent.ChannelEntered event) {
        entered(event.channel());
        exists();
    }

    private void entered(ChannelId channel) {
        BridgeMember member = step.state().memberOf(channel);
        if (member != null) {
            if (isNews(member)) {
                entered(member.withSeen(true, step.at()));
            }
        } else if (!step.state().former().contains(channel)) {
            step.become(step.state().withStranger(channel).changedAt(step.at()));
        }
    }

    private void entered(BridgeMember member) {
        step.become(member);
        if (!step.isWanted()) {
            return;
        }
        if (member.phase().isLeaving()) {
            removals.isIn(member);
        } else {
            joins.joined(member);
        }
    }

    void on(BridgeEvent.ChannelLeft event) {
        exists();
        left(event.channel());
    }

    private void left(ChannelId channel) {
        BridgeMember member = step.state().memberOf(channel);
        if (member == null) {
            step.become(step.state().withoutStranger(channel));
        } else if (isNews(member)) {
            left(member.withSeen(false, step.at()));
        }
    }

    private boolean isNews(BridgeMember member) {
        step.become(step.state().changedAt(step.at()));
        return !step.at().isBefore(member.shownAt());
    }

    private void left(BridgeMember member) {
        step.become(member);
        if (!step.isWanted()) {
            return;
        }
        if (member.phase() == JoinPhase.JOINED) {
            awaitReturn(member);
        } else if (member.phase().isLeaving()) {
            removals.isOut(member);
        }
    }

    private void awaitReturn(BridgeMember member) {
        step.become(member.with(JoinPhase.LEFT));
        step.startTimer(BridgeTimer.SETTLE, SETTLES);
    }

    /** Listed members are in; others are out, unless the list is older than their last change. */
    void on(BridgeEvent.MembersListed event) {
        boolean current = step.state().changed().isBefore(event.asOf());
        Set<ChannelId> strangers = new HashSet<>(event.channels());
        if (!current) {
            strangers.addAll(step.state().strangers());
        }
        strangers.removeAll(step.state().former());
        for (BridgeMember member : step.state().members()) {
            strangers.remove(member.channel());
            listed(member, event.channels().contains(member.channel()), current);
        }
        step.become(step.state().withStrangers(strangers));
        exists();
    }

    private void listed(BridgeMember member, boolean isListed, boolean current) {
        if (isListed) {
            entered(member.withSeen(true));
        } else if (current && (member.seen() || member.phase() == JoinPhase.JOINED)) {
            left(member.withSeen(false));
        }
    }

    /** A bridge that was just created, or may still be created, may be younger than the list. */
    void on(BridgeEvent.NotFound event) {
        if (!knownBy().isBefore(event.asOf())) {
            return;
        }
        switch (step.state().phase()) {
            case READY -> teardown.gone();
            case DESTROYING -> teardown.notFound();
            case REQUESTED, DESTROYED -> {}
        }
    }

    private Instant knownBy() {
        Instant changed = step.state().changed();
        boolean inDoubt = step.state().create().isInDoubt();
        return inDoubt ? changed.plus(step.timeouts().teardownStep()) : changed;
    }

    void on(BridgeEvent.DestroyedSeen event) {
        teardown.gone();
    }

    void on(BridgeEvent.ServerLost event) {
        teardown.gone();
    }

    void on(BridgeEvent.JoinDone event) {
        for (ChannelId channel : event.channels()) {
            BridgeMember member = step.state().memberOf(channel);
            if (member != null && step.isWanted()) {
                joinDone(member);
            }
        }
        exists();
    }

    private void joinDone(BridgeMember member) {
        if (member.phase().isLeaving()) {
            removals.isIn(member);
        } else if (member.phase().isUnderWay() || member.phase() == JoinPhase.LOST) {
            step.become(step.state().changedAt(step.at()));
            joins.joined(member);
        }
    }

    void on(BridgeEvent.CommandFailed event) {
        BridgeCommand command = event.command();
        if (command instanceof BridgeCommand.Destroy destroy) {
            teardown.failed(destroy, event.failure());
        } else if (command instanceof BridgeCommand.Join join) {
            joinFailed(join, event.failure());
        } else if (command instanceof BridgeCommand.Remove remove) {
            removeFailed(remove, event.failure());
        } else if (command instanceof BridgeCommand.Create) {
            on(new BridgeEvent.CreateFailed(event.failure(), event.at()));
        }
    }

    /** Asterisk answers 400 or 422 for a missing channel. A 404 is about the bridge, and counts when it comes twice. */
    private void joinFailed(BridgeCommand.Join join, CommandFailure failure) {
        if (!step.isWanted()) {
            return;
        }
        if (tellsNoBridge(failure) && isRepeated(join)) {
            teardown.gone();
        } else {
            notJoined(join, failure == CommandFailure.NOT_FOUND ? CommandFailure.NOT_SENT : failure);
        }
    }

    private boolean tellsNoBridge(CommandFailure failure) {
        return failure == CommandFailure.NOT_FOUND && !step.state().create().isInDoubt();
    }

    private boolean isRepeated(BridgeCommand.Join join) {
        for (ChannelId channel : join.channels()) {
            BridgeMember member = step.state().memberOf(channel);
            if (member != null && member.phase() == JoinPhase.REPEATED) {
                return true;
            }
        }
        return false;
    }

    private void notJoined(BridgeCommand.Join join, CommandFailure failure) {
        for (ChannelId channel : join.channels()) {
            BridgeMember member = step.state().memberOf(channel);
            if (member != null && member.phase().isLeaving()) {
                removals.joinFailed(member, failure);
            }
        }
        joins.failed(join.channels(), failure);
    }

    private void removeFailed(BridgeCommand.Remove remove, CommandFailure failure) {
        BridgeMember member = step.state().memberOf(remove.channel());
        if (!step.isWanted() || member == null || !member.phase().isLeaving()) {
            return;
        }
        if (tellsNoBridge(failure)) {
            teardown.gone();
        } else {
            removals.failed(member, failure);
        }
    }

    void on(BridgeEvent.LegEntered event) {
        BridgeMember member = step.state().member(event.leg());
        if (member != null && !member.inStasis()) {
            step.become(member.withStasis());
            joins.joinWaiting();
        }
    }

    /** The former channel may leave at any time. Asterisk puts the new channel where the former one was. */
    void on(BridgeEvent.LegReplaced event) {
        step.become(step.state().withFormer(event.channel()));
        BridgeMember member = step.state().memberOf(event.channel());
        if (member != null && !isFormer(event.by())) {
            substitute(member, event);
        }
    }

    private void substitute(BridgeMember member, BridgeEvent.LegReplaced event) {
        boolean in = step.state().strangers().contains(event.by());
        BridgeMember replaced = member.replacedBy(event.by(), in);
        step.become(step.state().withoutStranger(event.by()).changedAt(step.at()));
        step.become(replaced);
        if (!step.isWanted()) {
            return;
        }
        if (in) {
            entered(replaced);
        } else {
            isOutside(replaced);
        }
    }

    private boolean isFormer(ChannelId channel) {
        return step.state().former().contains(channel);
    }

    private void isOutside(BridgeMember replaced) {
        switch (replaced.phase()) {
            case JOINED, LEFT -> awaitReturn(replaced);
            case SENT, LOST, REPEATED, REFUSED, WAITING -> {
                step.become(replaced.with(JoinPhase.WAITING));
                joins.joinWaiting();
            }
            case REMOVING, RETURNING -> step.become(replaced.with(TeardownProgress.NONE));
            case OUT -> {}
        }
    }

    void on(BridgeEvent.LegReleased event) {
        BridgeMember member = step.state().member(event.leg());
        if (member == null) {
            return;
        }
        step.become(step.state().without(member).withFormer(member.channel()));
        if (member.phase() == JoinPhase.REFUSED) {
            joins.tryRefusedAgain();
        }
    }

    void on(BridgeEvent.TimerFired event) {
        if (event.timer() == BridgeTimer.TEARDOWN) {
            teardown.stepIsOver();
        } else if (step.isWanted()) {
            waitedLongEnough(event.timer());
        }
    }

    private void waitedLongEnough(BridgeTimer timer) {
        switch (timer) {
            case SETTLE -> joins.settle();
            case JOIN_AGAIN -> joins.joinAgain();
            case JOIN_REFUSED -> joins.giveUpRefused();
            case REMOVE -> removals.stepIsOver();
            case TEARDOWN -> {}
        }
    }
}
