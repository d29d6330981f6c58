package dev.nattvakt.slack.command.phrase;

/// Why a part of a line has no meaning.
public enum Reason {
    UNKNOWN("is not understood"),
    INCOMPLETE("is not complete"),
    NOT_WHOLE_HOUR("is not a whole hour, and HostUp takes whole hours only"),
    NOT_A_TIME("is not a time of day"),
    NOT_A_ZONE("is not the name of a time zone, such as Europe/Stockholm"),
    NOT_AN_INTERVAL("is not a whole number of hours between snapshots"),
    SEVERAL_MEANINGS("can mean more than one thing"),
    CONTRADICTED("contradicts another part"),
    SEPARATE("needs two commands"),
    NO_CHANGE("says nothing that could be changed"),
    ELSEWHERE("belongs to another command"),
    NO_SERVER("stands where a server's name belongs"),
    MENTION("is a mention of a person, a group or a channel, not a name"),
    STRAY_QUOTE("is quoted, and nothing says what it is"),
    UNCLOSED("opens a quotation that nothing closes"),
    TOO_LONG("is longer than any command");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /// Goes on from the part as typed.
    public String words() {
        return words;
    }
}
