package io.github.ariadne4j.testkit.party;

import io.github.ariadne4j.testkit.script.Telephone;

/** Performs the steps of a script on the caller's telephone. */
record CallerTelephone(CallerLeg leg) implements Telephone {
    private static final int NO_REASON = 127;

    @Override
    public void presses(String digits) {
        leg.press(digits);
    }

    @Override
    public void holds() {
        leg.hold(true);
    }

    @Override
    public void unholds() {
        leg.hold(false);
    }

    @Override
    public void transfers(String number) {
        leg.transfer(number);
    }

    @Override
    public void hangsUp() {
        leg.cancel(NO_REASON);
        leg.hangUp();
    }

    @Override
    public void hangsUp(int cause) {
        leg.cancel(cause);
        leg.hangUp(cause);
    }
}
