package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.bridge.BridgeState.BridgeDestruction;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.CreatePhase;
import io.github.ariadne4j.callflow.leg.TeardownProgress;
import java.time.Duration;

/** The destroy of a bridge. A command that is lost or has no effect is repeated at the same intervals as the hang-up of a leg. */
final class BridgeTeardown {
    private final BridgeStep step;

    BridgeTeardown(BridgeStep step) {
        this.step = step;
    }

    /** Destroys the bridge, once its create is answered: the destroy could overtake it. */
    void begin() {
        step.become(step.state().with(BridgePhase.DESTROYING));
        beginStep();
        if (!step.state().create().isUnderWay()) {
            destroy();
        }
    }

    private void beginStep() {
        Duration each = step.timeouts().teardownStep();
        BridgeDestruction destruction = step.state().destruction();
        step.become(step.state().with(destruction.with(TeardownProgress.begin(each))));
        step.startTimer(BridgeTimer.TEARDOWN, each);
    }

    private void destroy() {
        BridgeDestruction sent = step.state().destruction().withDestroy();
        step.become(step.state().with(sent));
        step.send(new BridgeCommand.Destroy(step.state().key(), sent.destroys()));
    }

    /** The bridge exists and is to be destroyed. */
    void existenceShown() {
        if (step.state().phase() == BridgePhase.DESTROYING) {
            beginStep();
            destroy();
        }
    }

    /** The outcome of the create will not be known: sends a destroy, and waits a whole step before a 404 counts. */
    void createInDoubt() {
        beginStep();
        destroy();
    }

    void stepIsOver() {
        if (step.state().phase() != BridgePhase.DESTROYING) {
            return;
        }
        Duration each = step.timeouts().teardownStep();
        BridgeDestruction destruction = step.state().destruction();
        TeardownProgress next = destruction.progress().next(each);
        step.become(step.state().with(destruction.with(next)));
        if (next.hasWaited(step.timeouts().teardown())) {
            destroyed(true);
            return;
        }
        destroy();
        step.startTimer(BridgeTimer.TEARDOWN, each);
    }

    void failed(BridgeCommand.Destroy command, CommandFailure failure) {
        BridgeDestruction destruction = step.state().destruction();
        boolean last = command.number() == destruction.destroys();
        if (step.state().phase() != BridgePhase.DESTROYING || !last) {
            return;
        }
        if (failure == CommandFailure.NOT_FOUND) {
            notFound();
        } else if (failure.mayBeLost() && destruction.progress().maySendAgainSoon()) {
            step.become(
                    step.state().with(destruction.with(destruction.progress().soon())));
            step.startTimer(BridgeTimer.TEARDOWN, TeardownProgress.AFTER_A_LOSS);
        }
    }

    /** A bridge that may still be created is destroyed once more, a step later. */
    void notFound() {
        CreatePhase create = step.state().create();
        TeardownProgress progress = step.state().destruction().progress();
        boolean tooEarly =
                create.isInDoubt() && !progress.hasWaited(step.timeouts().teardownStep());
        if (!create.isUnderWay() && !tooEarly) {
            gone();
        }
    }

    /** The bridge is destroyed, at a request of the plan or without. */
    void gone() {
        if (step.isWanted()) {
            BridgeState lost = step.state();
            step.become(lost.gone());
            step.report(new BridgeReport.Lost(lost.key(), lost.intended(), step.at()));
        } else if (step.state().phase() == BridgePhase.DESTROYING) {
            destroyed(false);
        }
    }

    private void destroyed(boolean givenUp) {
        step.become(step.state().gone());
        step.report(new BridgeReport.Destroyed(step.state().key(), givenUp, step.at()));
    }

    /** The bridge was not created. */
    void notCreated(CommandFailure failure) {
        if (step.isWanted()) {
            step.become(step.state().gone());
            step.report(new BridgeReport.CreateFailed(step.state().key(), failure, step.at()));
        } else {
            destroyed(false);
        }
    }
}
