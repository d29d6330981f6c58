/// The policy file (`NATTVAKT_POLICY_FILE`): YAML, read strictly and all at once, with the line and
/// the rule of everything that is wrong, and read again when it changes. What its rules mean stands
/// in `fleet/policy`. Begin with [dev.nattvakt.policyfile.PolicyFile].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.policyfile;
