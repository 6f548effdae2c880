package io.github.ariadne4j.examples.b2bua.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * Formats findings for a terminal or a program.
 *
 * @param findings the findings
 */
public record DoctorReport(List<Finding> findings) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** The exit status of the command: 0 without warnings and faults, 1 with warnings, 2 with faults. */
    public int status() {
        return findings.stream()
                .mapToInt(finding -> finding.severity().status())
                .max()
                .orElse(0);
    }

    /** A line for each finding, and below it its cure. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(
                    String.format("%s  %-24s  %s%n", finding.severity().marker(), finding.subject(), finding.seen()));
            if (!finding.cure().isEmpty()) {
                text.append(String.format("%34s-> %s%n", "", finding.cure()));
            }
        }
        return text.append(counted(Severity.FAULT, "fault"))
                .append(", ")
                .append(counted(Severity.WARNING, "warning"))
                .append(System.lineSeparator())
                .toString();
    }

    private String counted(Severity severity, String name) {
        long count = count(severity);
        return count + " " + name + (count == 1 ? "" : "s");
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** One JSON object, in one line. */
    public String json() {
        ObjectNode report = MAPPER.createObjectNode().put("status", status());
        for (Finding finding : findings) {
            report.withArray("findings")
                    .addObject()
                    .put("subject", finding.subject())
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("seen", finding.seen())
                    .put("cure", finding.cure());
        }
        return report + System.lineSeparator();
    }
}
