package dev.nattvakt.policyfile;

/// One thing that is wrong with the policy file.
///
/// @param line where, counted from 1
/// @param text what, and how to mend it; may quote the file's own words
record FileProblem(int line, String text) {

    @Override
    public String toString() {
        return "line " + line + ": " + text;
    }
}
