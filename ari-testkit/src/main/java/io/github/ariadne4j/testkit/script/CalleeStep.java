package io.github.ariadne4j.testkit.script;

import java.time.Duration;

/** One thing that a dialled telephone does, some time after the step before it (the first: after the dial). */
public sealed interface CalleeStep {
    /** How long after the step before it. */
    Duration after();

    /** Does it. */
    void playOn(FarEnd callee);

    /**
     * It rings.
     *
     * @param after how long after the step before it
     */
    record Rings(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.rings();
        }
    }

    /**
     * It sends early media.
     *
     * @param after how long after the step before it
     */
    record SendsEarlyMedia(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.sendsEarlyMedia();
        }
    }

    /**
     * It answers.
     *
     * @param after how long after the step before it
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
     * @param after how long after the step before it
     */
    record EntersApplication(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.entersApplication();
        }
    }

    /**
     * It refuses the call.
     *
     * @param after how long after the step before it
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
     * It presses keys.
     *
     * @param after how long after the step before it
     * @param digits the keys
     */
    record Presses(Duration after, String digits) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.presses(digits);
        }
    }

    /**
     * It puts the caller on hold.
     *
     * @param after how long after the step before it
     */
    record Holds(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.holds();
        }
    }

    /**
     * It takes the caller back.
     *
     * @param after how long after the step before it
     */
    record Unholds(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.unholds();
        }
    }

    /**
     * It transfers the caller, blindly.
     *
     * @param after how long after the step before it
     * @param number where to
     */
    record Transfers(Duration after, String number) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.transfers(number);
        }
    }

    /**
     * It hangs up.
     *
     * @param after how long after the step before it
     */
    record HangsUp(Duration after) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.hangsUp();
        }
    }

    /**
     * It hangs up and says why.
     *
     * @param after how long after the step before it
     * @param cause the Q.850 cause of its BYE
     */
    record HangsUpBecause(Duration after, int cause) implements CalleeStep {
        @Override
        public void playOn(FarEnd callee) {
            callee.hangsUp(cause);
        }
    }
}
