#!/bin/sh
# Counts pronouns and phrases that hide the subject of a sentence: prints each place, and how many there are in 10,000 words of
# Java comments, of messages (string literals), of pages, and of scripts and configuration. Two or more in one of these are a
# failure. "No more than" is a comparison, and is not counted.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"

cd "$REPO"
find . \( -name target -o -name .git -o -name node_modules \) -prune -o -type f \( -name '*.java' -o -name '*.js' -o -name '*.md' \
    -o -name '*.html' -o -name '*.sh' -o -name '*.conf' -o -name '*.xml' -o -name '*.yml' -o -path ./run -o -path ./.ci/run \) -print |
    sed 's|^\./||' | LC_ALL=C sort | LC_ALL=C awk '
    BEGIN {
        split("nobody somebody anybody everybody anyone someone everyone whoever whatever", list, " ")
        for (i in list) hides[list[i]] = 1
        groups = split("comments messages pages scripts", names, " ")
        title["comments"] = "Java comments"
        title["messages"] = "messages"
        title["pages"] = "pages"
        title["scripts"] = "scripts and configuration"
        while ((getline file) > 0) {
            read_file()
        }
        for (i = 1; i <= groups; i++) {
            failed += judge(names[i])
        }
        exit (failed > 0)
    }

    function judge(group,    rate) {
        rate = words[group] == 0 ? 2 : hits[group] * 10000 / words[group]
        printf "%-26s %4d in %6d words: %.1f in 10,000\n", title[group], hits[group], words[group], rate
        return rate >= 2
    }

    function read_file() {
        in_comment = in_block = number = 0
        while ((getline line < file) > 0) {
            number++
            if (file ~ /\.(java|js)$/) read_code()
            else if (file ~ /\.(html|xml)$/) read_markup()
            else if (file ~ /\.conf$/) read_if(match(line, /(^|[ \t])[;#]/))
            else if (file ~ /\.sh$/) read_if(match(line, /(^|[ \t])#/))
            else count(file ~ /\.md$/ ? "pages" : "scripts", line)
        }
        close(file)
        end("comments"); end("messages"); end("pages"); end("scripts")
    }

    function read_if(at) {
        if (at) count("scripts", substr(line, at))
        else end("scripts")
    }

    function read_markup() {
        gsub(/<[\/?a-zA-Z][^>]*>/, " | ", line)
        count(file ~ /html$/ ? "pages" : "scripts", line)
    }

    # Takes comments and string literals out of a line of code; a comment or a text block may continue in the next line.
    function read_code(    comments, said, text, at) {
        comments = file ~ /java$/ ? "comments" : "scripts"
        said = in_comment
        while (line != "") {
            if (in_comment || in_block) {
                at = index(line, in_comment ? "*/" : "\"\"\"")
                text = at ? substr(line, 1, at - 1) : line
                if (in_comment) count(comments, text)
                else if (file !~ /src\/test\//) count("messages", text)
                if (!at) return
                line = substr(line, at + (in_comment ? 2 : 3))
                in_comment = in_block = 0
            } else if (!match(line, /["\047]|\/\*|\/\//)) {
                line = ""
            } else {
                text = substr(line, RSTART, RLENGTH)
                line = substr(line, RSTART + RLENGTH)
                if (text == "//") {
                    count(comments, line)
                    return
                }
                if (text == "/*") said = in_comment = 1
                else if (text == "\"" && substr(line, 1, 2) == "\"\"") { in_block = 1; line = substr(line, 3) }
                else read_literal(text)
            }
        }
        if (!said) end(comments)
    }

    # Literals of tests are data: names of accounts and hosts.
    function read_literal(quote) {
        if (quote == "\"") match(line, /^([^"\\]|\\.)*"/)
        else match(line, /^([^\047\\]|\\.)*\047/)
        if (RSTART == 0) return
        if (file !~ /src\/test\//) count("messages", substr(line, 1, RLENGTH - 1))
        line = substr(line, RLENGTH + 1)
    }

    # A phrase may continue in the next line of the same comment or page.
    function count(group, text,    tokens, token, i, n) {
        if (text ~ /^[ \t]*$/) end(group)
        text = tolower(text)
        gsub(/[ \t*#;]+/, " ", text)
        gsub(/[^a-z ]+/, " | ", text)
        n = split(text, tokens, " ")
        for (i = 1; i <= n; i++) {
            token = tokens[i]
            if (token != "than") end_phrase(group)
            open_phrase[group] = ""
            if (token != "|") words[group]++
            if (token in hides) hit(group, token, number)
            if (before[group] == "for" && token == "ever") hit(group, "for ever", number)
            if ((before[group] == "no" || before[group] == "any") && token == "more") {
                open_phrase[group] = before[group] " more"
                opened_at[group] = number
            }
            before[group] = token
        }
    }

    function end_phrase(group) {
        if (open_phrase[group] != "") hit(group, open_phrase[group], opened_at[group])
        open_phrase[group] = ""
    }

    function end(group) {
        end_phrase(group)
        before[group] = ""
    }

    function hit(group, what, at) {
        hits[group]++
        printf "%s:%d: %s\n", file, at, what
    }' || fail "2 or more in 10,000 words: name the thing instead (the listener, the process, another application)"
