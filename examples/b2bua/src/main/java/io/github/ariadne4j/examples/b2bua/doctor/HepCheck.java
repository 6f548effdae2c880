package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.ArrayList;
import java.util.List;

/** Checks that Asterisk sends copies of its SIP messages to the address at which the application receives them. */
record HepCheck(String address) implements AsteriskCheck {
    private static final String SUBJECT = "HEP";

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        List<String> running = asterisk.modules();
        List<Finding> findings = new ArrayList<>();
        for (String module : List.of("res_hep.so", "res_hep_pjsip.so")) {
            if (!running.contains(module)) {
                findings.add(Finding.warning(
                        SUBJECT,
                        module + " is not running: no SIP messages arrive at " + address,
                        "modules.conf: #include \"hep-modules.conf\", or load = " + module + "; now: asterisk -rx"
                                + " \"module load " + module + "\""));
            }
        }
        if (findings.isEmpty()) {
            findings.add(asterisk.configured("hep.conf", "general", "capture_address")
                    .map(this::sentTo)
                    .orElseGet(() -> Finding.unseen(
                            SUBJECT, "hep.conf, [general]: enabled = yes, capture_address = " + address)));
        }
        return findings;
    }

    private Finding sentTo(String target) {
        return target.equals(address)
                ? Finding.ok(SUBJECT, "SIP messages are sent to " + address)
                : Finding.warning(
                        SUBJECT,
                        "SIP messages are sent to " + target + ", and received at " + address,
                        "hep.conf, [general]: capture_address = " + address);
    }
}
