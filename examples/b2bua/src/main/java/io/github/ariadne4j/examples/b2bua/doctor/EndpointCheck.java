package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks which endpoints may transfer calls, and whether parties that vanish are detected. */
final class EndpointCheck implements AsteriskCheck {
    private static final String TRANSFER = "allow_transfer";
    private static final String RTP = "rtp_timeout";
    private static final String HOLD = "rtp_timeout_hold";
    private static final int NAMED = 5;

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        Map<String, Map<String, String>> endpoints = new LinkedHashMap<>();
        asterisk.endpoints().stream().sorted().forEach(name -> endpoints.put(name, asterisk.endpoint(name)));
        if (endpoints.isEmpty()) {
            return List.of(Finding.fault(
                    "endpoints",
                    "there is no PJSIP endpoint; no call can come in or go out",
                    "add them to pjsip.conf"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(transfers(endpoints));
        findings.add(silence(endpoints, RTP, RTP + " = 60"));
        findings.add(silence(endpoints, HOLD, HOLD + " = 1800"));
        return findings;
    }

    private static Finding transfers(Map<String, Map<String, String>> endpoints) {
        List<String> may = names(endpoints, options -> "true".equals(options.get(TRANSFER)));
        return may.isEmpty()
                ? Finding.ok(TRANSFER, "no endpoint may transfer by REFER")
                : Finding.warning(
                        TRANSFER,
                        "yes (the default) for " + listed(may)
                                + ": these may have Asterisk call any number of their context by REFER",
                        "pjsip.conf, for those that must not: " + TRANSFER + " = no");
    }

    /** If only some endpoints lack it, that may be on purpose, as for an endpoint that sends no RTP. */
    private static Finding silence(Map<String, Map<String, String>> endpoints, String option, String line) {
        List<String> without = names(endpoints, options -> "0".equals(options.getOrDefault(option, "0")));
        if (without.isEmpty()) {
            return Finding.ok(option, "set for every endpoint");
        }
        String seen = "0 for " + listed(without) + ": a party of these that vanishes without BYE is not detected";
        return without.size() == endpoints.size()
                ? Finding.warning(option, seen, "pjsip.conf, for endpoints that send RTP: " + line)
                : Finding.note(option, seen, "check that these send no RTP on purpose; else pjsip.conf: " + line);
    }

    private static List<String> names(
            Map<String, Map<String, String>> endpoints, Predicate<Map<String, String>> predicate) {
        return endpoints.entrySet().stream()
                .filter(endpoint -> predicate.test(endpoint.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
