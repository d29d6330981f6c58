package dev.nattvakt.slack.command.phrase;

/// Why a part of a command was not understood.
public enum Reason {
    UNKNOWN("is not understood"),
    INCOMPLETE("is incomplete"),
    NOT_WHOLE_HOUR("is not a whole hour, and HostUp takes whole hours only"),
    NOT_A_TIME("is not a time of day"),
    END_OF_DAY("is the end of a day, which is 00:00 of the next day"),
    NOT_A_FREQUENCY("is no frequency that HostUp has"),
    NOT_A_ZONE("is not the name of a time zone, such as Europe/Stockholm"),
    NOT_AN_INTERVAL("is not a whole number of hours between snapshots"),
    SEVERAL_MEANINGS("can mean more than one thing"),
    CONTRADICTED("contradicts another part"),
    SEPARATE("needs two commands"),
    PATTERN("stands for several servers, and this command is for one"),
    NO_RECEIPT("is no receipt of a change (rcp_...)"),
    NO_CHANGE("names nothing to change"),
    ELSEWHERE("belongs to another command"),
    NO_SERVER("is where the server's name should be"),
    MENTION("is a mention of a person, a group or a channel, not a name"),
    STRAY_QUOTE("is quoted, but nothing says what it is"),
    UNCLOSED("has no closing quotation mark"),
    TOO_LONG("is too long for a command");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /// Continues a sentence that begins with the typed part.
    public String words() {
        return words;
    }
}
