package io.github.ariadne4j.examples.b2bua.config;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds passwords in the values of settings. */
final class SecretSettings {
    private static final Set<Setting> PASSWORDS = EnumSet.of(
            Setting.ARI_PASSWORD,
            Setting.CDR_PASSWORD,
            Setting.HEP_PASSWORD,
            Setting.HTTP_TLS_PASSWORD,
            Setting.HTTP_TOKEN);

    /** Before the host, or as a parameter ({@code password}, {@code sslpassword}). */
    private static final Pattern IN_URL = Pattern.compile("(?i)//.*@|password=");

    private SecretSettings() {}

    static boolean holds(Setting setting, String value) {
        return PASSWORDS.contains(setting)
                ? !value.isEmpty()
                : isUrl(setting) && IN_URL.matcher(value).find();
    }

    private static boolean isUrl(Setting setting) {
        return setting.form().equals("URL");
    }
}
