package io.github.ariadne4j.examples.b2bua.config;

import java.util.Map;

/**
 * The origins of settings, in the order of precedence.
 *
 * @param flags the command line
 * @param environment the variables of the process
 * @param file the file
 */
record SettingSources(Map<Setting, String> flags, Map<String, String> environment, SettingsFile file) {
    /**
     * A value and its origin.
     *
     * @param text the value; empty if there is none
     * @param origin for messages
     */
    record SourcedValue(String text, String origin) {
        boolean isMissing() {
            return text.isEmpty();
        }
    }

    /** A variable with an empty value counts as not set, as tools unset variables so. */
    SourcedValue value(Setting setting) {
        String flag = flags.getOrDefault(setting, "");
        if (!flag.isEmpty()) {
            return new SourcedValue(flag, setting.flag());
        }
        String variable = environment.getOrDefault(setting.name(), "").strip();
        if (!variable.isEmpty()) {
            return new SourcedValue(variable, setting.name());
        }
        String line = file.values().getOrDefault(setting, "");
        return line.isEmpty()
                ? new SourcedValue(setting.byDefault(), "the default")
                : new SourcedValue(line, setting.name() + " in " + file.path());
    }
}
