package io.github.ariadne4j.examples.b2bua.doctor;

import java.time.Duration;
import java.util.List;

/** Checks that the clocks of Asterisk and of this machine agree, as times of both are in one CDR. */
final class ClockCheck implements AsteriskCheck {
    private static final String SUBJECT = "clock";
    private static final Duration MOST = Duration.ofSeconds(2);

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        return List.of(asterisk.clockLead()
                .map(ClockCheck::finding)
                .orElseGet(() -> Finding.unseen(SUBJECT, "that both machines have one source of time: timedatectl")));
    }

    private static Finding finding(Duration lead) {
        return lead.abs().compareTo(MOST) < 0
                ? Finding.ok(SUBJECT, "Asterisk's clock and this machine's agree")
                : Finding.warning(
                        SUBJECT,
                        "Asterisk's is " + lead.abs().toSeconds() + " s " + (lead.isNegative() ? "behind" : "ahead of")
                                + " this machine's",
                        "synchronise both with one source of time: timedatectl set-ntp true");
    }
}
