package io.github.ariadne4j.testkit.script;

import java.time.Duration;

/** A step of a dialled telephone, some time after the previous step (the first: after the dial). */
public sealed interface CalleeStep {
    /** The time since the previous step. */
    Duration after();

    /** Executes the step on a telephone. */
    void playOn(FarEnd callee);

    /**
     * Sends ringing.
     *
     * @param after the time since the previous step
     */
    record Rings(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.rings();
        }
    }

    /**
     * Sends early media.
     *
     * @param after the time since the previous step
     */
    record SendsEarlyMedia(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.sendsEarlyMedia();
        }
    }

    /**
     * Answers.
     *
     * @param after the time since the previous step
     */
    record Answers(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.answers();
        }
    }

    /**
     * The dialplan behind a Local channel sends the call into the application that dialled it.
     *
     * @param after the time since the previous step
     */
    record EntersApplication(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.entersApplication();
        }
    }

    /**
     * Refuses the call.
     *
     * @param after the time since the previous step
     * @param sipStatus the final SIP response
     */
    record Rejects(Duration after, int sipStatus) implements CalleeStep {
        /** @throws IllegalArgumentException if the status is not a final failure */
        public Rejects {
            if (sipStatus < 300 || sipStatus > 699) {
                throw new IllegalArgumentException("sipStatus must be 300..699: " + sipStatus);
            }
        }

        @Override
        public void playOn(FarEnd callee) {
            callee.rejects(sipStatus);
        }
    }

    /**
     * Sends DTMF digits.
     *
     * @param after the time since the previous step
     * @param digits the digits
     */
    record Presses(Duration after, String digits) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.presses(digits);
        }
    }

    /**
     * Puts the caller on hold.
     *
     * @param after the time since the previous step
     */
    record Holds(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.holds();
        }
    }

    /**
     * Takes the caller off hold.
     *
     * @param after the time since the previous step
     */
    record Unholds(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.unholds();
        }
    }

    /**
     * Transfers the caller to a number: a blind transfer.
     *
     * @param after the time since the previous step
     * @param number the number
     */
    record Transfers(Duration after, String number) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.transfers(number);
        }
    }

    /**
     * Hangs up.
     *
     * @param after the time since the previous step
     */
    record HangsUp(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.hangsUp();
        }
    }

    /**
     * Hangs up with a Q.850 cause.
     *
     * @param after the time since the previous step
     * @param cause the Q.850 cause of its BYE
     */
    record HangsUpBecause(Duration after, int cause) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.hangsUp(cause);
        }
    }
}
