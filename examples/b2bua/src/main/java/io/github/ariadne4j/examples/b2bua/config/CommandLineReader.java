package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.dashboard.DashboardSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The way to the settings: flag before environment before file before default. */
public final class CommandLineReader {
    private static final String DEFAULT_FILE = "b2bua.properties";

    private final CommandLine commandLine = new CommandLine(Usage.command());
    private final Map<String, String> environment;
    private final Path folder;
    private final List<String> warnings = new ArrayList<>();

    /**
     * A reader for one start.
     *
     * @param environment the variables of the process
     * @param folder the working folder
     */
    public CommandLineReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** What these arguments ask to be told ({@code --help}, {@code --version}); null if they want the application. */
    public @Nullable String helpFor(String... arguments) {
        ParseResult parsed = parse(arguments);
        if (parsed.hasSubcommand() && parsed.subcommand().isUsageHelpRequested()) {
            return parsed.subcommand().commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
        }
        if (parsed.isUsageHelpRequested()) {
            return commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF);
        }
        return parsed.isVersionHelpRequested()
                ? String.join("\n", commandLine.getCommandSpec().version()) + '\n'
                : null;
    }

    /**
     * What these arguments ask to be done with the calls whose CDR no database takes; null if they want the application.
     *
     * @throws ConfigurationException if what that needs is missing or wrong
     */
    public @Nullable DeadLetterOrder deadLetterOrder(String... arguments) {
        ParseResult parsed = parse(arguments);
        boolean listed = parsed.hasMatchedOption(Usage.DEAD_LETTERS);
        @Nullable String requeued = parsed.matchedOptionValue(Usage.REQUEUE, null);
        if (listed && requeued != null) {
            throw new ConfigurationException("give " + Usage.DEAD_LETTERS + " or " + Usage.REQUEUE + ", not both");
        }
        return listed || requeued != null ? settings(parsed).deadLetterOrder(requeued) : null;
    }

    /**
     * What these arguments ask of an instance that runs; null if they want another thing.
     *
     * @throws ConfigurationException if what that needs is missing or wrong
     */
    public @Nullable CallsOrder callsOrder(String... arguments) {
        ParseResult parsed = parse(arguments);
        if (!parsed.hasSubcommand()) {
            return null;
        }
        ParseResult command = parsed.subcommand();
        Map<Setting, String> flags = flags(parsed);
        flags.putAll(flags(command));
        DashboardSettings http = settings(flags).running();
        boolean clear = command.hasMatchedOption(Usage.SHOW_NUMBERS);
        return new CallsOrder(http, command.hasMatchedPositional(0) ? one(command) : null, clear);
    }

    private static CallsOrder.One one(ParseResult command) {
        List<String> forms = Usage.FORMS.entrySet().stream()
                .filter(form -> command.hasMatchedOption(form.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean follow = command.hasMatchedOption(Usage.FOLLOW);
        if (forms.size() + (follow ? 1 : 0) > 1) {
            throw new ConfigurationException(
                    "give one of " + Usage.FOLLOW + ", --as-test, --mermaid, --jsonl and --pcap, not several");
        }
        String id = command.matchedPositionalValue(0, "");
        try {
            return new CallsOrder.One(CallId.parse(id).toString(), forms.isEmpty() ? "" : forms.get(0), follow);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "it must be the id of a call, as \"calls\" shows it, and is " + PublicText.of(id));
        }
    }

    /** What the operator should know, although it stops nothing; after {@link #read}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Reads everything.
     *
     * @throws ConfigurationException if something is missing or wrong
     */
    public B2buaSettings read(String... arguments) {
        return settings(parse(arguments)).read();
    }

    private SettingsReader settings(ParseResult parsed) {
        return settings(flags(parsed));
    }

    private SettingsReader settings(Map<Setting, String> flags) {
        SettingsFile file = file(new Sources(flags, environment, SettingsFile.none()));
        warnOfSecrets(flags, file);
        return new SettingsReader(new Sources(flags, environment, file), folder);
    }

    private ParseResult parse(String... arguments) {
        try {
            return commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            throw new ConfigurationException(PublicText.of(String.valueOf(e.getMessage())) + "; see --help");
        }
    }

    private static Map<Setting, String> flags(ParseResult parsed) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = setting.hasFlag() ? parsed.matchedOption(setting.flag()) : null;
            if (option != null) {
                flags.put(setting, String.join(";", option.stringValues()));
            }
        }
        return flags;
    }

    private SettingsFile file(Sources withoutFile) {
        String named = withoutFile.value(Setting.B2BUA_CONFIG).text();
        if (!named.isEmpty()) {
            return SettingsFile.read(folder.resolve(named));
        }
        Path usual = folder.resolve(DEFAULT_FILE);
        return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none();
    }

    private void warnOfSecrets(Map<Setting, String> flags, SettingsFile file) {
        if (file.exposesSecrets()) {
            warnings.add(file.path() + " holds a password and can be read by others: chmod 600 it");
        }
        for (Setting setting : List.of(Setting.REDIS_URL, Setting.CDR_JDBC_URL)) {
            if (Secrets.holds(setting, flags.getOrDefault(setting, ""))) {
                warnings.add("every user of this machine can read the password in " + setting.flag() + ": set "
                        + setting.name() + " in the environment or in the file instead");
            }
        }
    }
}
