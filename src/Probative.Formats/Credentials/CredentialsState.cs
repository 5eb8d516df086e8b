namespace Probative.Formats.Credentials;

/// <summary>What the checks say together, in the words of the standard where it has them.</summary>
public enum CredentialsState
{
    /// <summary>The file holds no manifest store.</summary>
    Absent,

    /// <summary>There is a manifest store, and no manifest of it can be read.</summary>
    Unreadable,

    /// <summary>A check failed that is not about trust.</summary>
    Invalid,

    /// <summary>
    /// No check failed but trust, and the binding to the bytes of the file was not checked: it is of a kind
    /// that is not checked here, or the store was read without the file that it is about.
    /// </summary>
    Unbound,

    /// <summary>Every check but that of trust came out as it should.</summary>
    Valid,

    /// <summary>
    /// Valid, the signer's certificate leads to a root that the caller gave, and it was within its dates by a
    /// time stamp, or is at the time of the check. Without either nothing shows that it was not signed with a
    /// certificate that had ended.
    /// </summary>
    Trusted,
}
